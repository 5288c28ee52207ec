#ifndef CICU_SHIM_H
#define CICU_SHIM_H

// The functions of ICU that are in use, as `static inline` shims that Swift can see.
//
// ICU renames its functions by macro (ubrk_open is ubrk_open_72 on one machine and ubrk_open_74 on the next),
// and Swift does not see macros. With the shims the Swift sources name no ICU version and a recompile meets
// any ICU.
//
// ICU's own declarations stay out of this module on purpose. Foundation brings an ICU of its own, of another
// version, and the compiler refuses a source file that reaches both once a type of the same name differs
// (UErrorCode does): nobody could use Foundation next to this package. So only the renaming macros are
// included; the functions are declared here with plain types of the same size, as ICU's stable C interface
// fixes them. Enumerations are 32 bits wide there.

#include <stdint.h>
#include <unicode/uconfig.h>
#include <unicode/uvernum.h>
#include <unicode/urename.h>

// Handles.
typedef struct CICUBreakIterator CICUBreakIterator;
typedef struct CICUText CICUText;
typedef struct CICUCaseMap CICUCaseMap;
typedef struct CICUSpoofChecker CICUSpoofChecker;

// ubrk.h
CICUBreakIterator *ubrk_open(
    int32_t type, const char *locale, const uint16_t *text, int32_t length, int32_t *status);
void ubrk_close(CICUBreakIterator *iterator);
void ubrk_setUText(CICUBreakIterator *iterator, CICUText *text, int32_t *status);
int32_t ubrk_next(CICUBreakIterator *iterator);
int32_t ubrk_getRuleStatus(CICUBreakIterator *iterator);
// utext.h
CICUText *utext_openUTF8(CICUText *text, const char *bytes, int64_t length, int32_t *status);
CICUText *utext_close(CICUText *text);
// ucasemap.h
CICUCaseMap *ucasemap_open(const char *locale, uint32_t options, int32_t *status);
void ucasemap_close(CICUCaseMap *map);
int32_t ucasemap_utf8FoldCase(
    const CICUCaseMap *map, char *output, int32_t capacity, const char *bytes, int32_t length,
    int32_t *status);
// uchar.h; UBool is eight bits wide.
int8_t u_isalpha(int32_t scalar);
int8_t u_isULowercase(int32_t scalar);
int8_t u_isUUppercase(int32_t scalar);
int8_t u_isUWhiteSpace(int32_t scalar);
int8_t u_charType(int32_t scalar);
// uspoof.h
CICUSpoofChecker *uspoof_open(int32_t *status);
void uspoof_close(CICUSpoofChecker *checker);
int32_t uspoof_getSkeletonUTF8(
    const CICUSpoofChecker *checker, uint32_t type, const char *bytes, int32_t length, char *output,
    int32_t capacity, int32_t *status);
// utypes.h, uversion.h
const char *u_errorName(int32_t code);
void u_getVersion(uint8_t version[4]);
void u_getUnicodeVersion(uint8_t version[4]);

// Status codes: above zero is failure; zero and below (warnings) is success. Set it to zero before a call.

static inline const char *cicu_error_name(int32_t code) {
  return u_errorName(code);
}

// The version of ICU in use: major << 8 | minor.
static inline int32_t cicu_version(void) {
  uint8_t version[4];
  u_getVersion(version);
  return version[0] << 8 | version[1];
}

// The version of Unicode it knows: major << 8 | minor.
static inline int32_t cicu_unicode_version(void) {
  uint8_t version[4];
  u_getUnicodeVersion(version);
  return version[0] << 8 | version[1];
}

// Break iterators, without text at first.

static inline CICUBreakIterator *cicu_open_words(const char *locale, int32_t *status) {
  return ubrk_open(1 /* UBRK_WORD */, locale, 0, 0, status);
}

static inline CICUBreakIterator *cicu_open_sentences(const char *locale, int32_t *status) {
  return ubrk_open(3 /* UBRK_SENTENCE */, locale, 0, 0, status);
}

static inline void cicu_close(CICUBreakIterator *iterator) {
  ubrk_close(iterator);
}

// Points `text` at UTF-8 bytes; makes one when it is null. The bytes must outlive its use.
static inline CICUText *cicu_open_text(
    CICUText *text, const char *bytes, int64_t length, int32_t *status) {
  return utext_openUTF8(text, bytes, length, status);
}

static inline void cicu_close_text(CICUText *text) {
  utext_close(text);
}

// Points the iterator at the start of `text`; boundaries are then UTF-8 offsets.
static inline void cicu_set_text(CICUBreakIterator *iterator, CICUText *text, int32_t *status) {
  ubrk_setUText(iterator, text, status);
}

// The next boundary, -1 at the end.
static inline int32_t cicu_next(CICUBreakIterator *iterator) {
  return ubrk_next(iterator);
}

static inline int32_t cicu_rule_status(CICUBreakIterator *iterator) {
  return ubrk_getRuleStatus(iterator);
}

// Case.

// For full default case folding, the same in every locale.
static inline CICUCaseMap *cicu_open_case_map(int32_t *status) {
  return ucasemap_open("", 0 /* U_FOLD_CASE_DEFAULT */, status);
}

static inline void cicu_close_case_map(CICUCaseMap *map) {
  ucasemap_close(map);
}

// Gives the length that is needed; when it is more than `capacity`, the status is a failure.
static inline int32_t cicu_fold_case(
    const CICUCaseMap *map, char *output, int32_t capacity, const char *bytes, int32_t length,
    int32_t *status) {
  return ucasemap_utf8FoldCase(map, output, capacity, bytes, length, status);
}

// Characters.

static inline int32_t cicu_is_letter(uint32_t scalar) {
  return u_isalpha((int32_t)scalar);
}

static inline int32_t cicu_is_mark(uint32_t scalar) {
  int8_t type = u_charType((int32_t)scalar);
  return type >= 6 && type <= 8;  // U_NON_SPACING_MARK to U_COMBINING_SPACING_MARK
}

static inline int32_t cicu_is_lowercase(uint32_t scalar) {
  return u_isULowercase((int32_t)scalar);
}

// Upper or title case.
static inline int32_t cicu_is_uppercase(uint32_t scalar) {
  return u_isUUppercase((int32_t)scalar) || u_charType((int32_t)scalar) == 3 /* U_TITLECASE_LETTER */;
}

// White space, controls and format controls: what is no token by itself.
static inline int32_t cicu_is_blank(uint32_t scalar) {
  switch (u_charType((int32_t)scalar)) {
    case 12:  // U_SPACE_SEPARATOR
    case 13:  // U_LINE_SEPARATOR
    case 14:  // U_PARAGRAPH_SEPARATOR
    case 15:  // U_CONTROL_CHAR
    case 16:  // U_FORMAT_CHAR
      return 1;
    default:
      return u_isUWhiteSpace((int32_t)scalar);
  }
}

// Look-alikes.

static inline CICUSpoofChecker *cicu_open_spoof(int32_t *status) {
  return uspoof_open(status);
}

static inline void cicu_close_spoof(CICUSpoofChecker *checker) {
  uspoof_close(checker);
}

// What a text looks like, by Unicode's table of confusable characters. Gives the length that is needed.
static inline int32_t cicu_skeleton(
    const CICUSpoofChecker *checker, const char *bytes, int32_t count, char *output, int32_t capacity,
    int32_t *status) {
  return uspoof_getSkeletonUTF8(checker, 0, bytes, count, output, capacity, status);
}

#endif
