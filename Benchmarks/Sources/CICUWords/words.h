#ifndef CICU_WORDS_H
#define CICU_WORDS_H

// The yardstick: how many word boundaries ICU finds in a text, converted to UTF-16 first; negative on failure.
// Declared with plain types, as in Sources/CICU, since Foundation brings an ICU of its own.

#include <stdint.h>
#include <stdlib.h>
#include <unicode/uconfig.h>
#include <unicode/uvernum.h>
#include <unicode/urename.h>

typedef struct WordBreaker WordBreaker;
WordBreaker *ubrk_open(
    int32_t type, const char *locale, const uint16_t *text, int32_t length, int32_t *status);
void ubrk_close(WordBreaker *iterator);
int32_t ubrk_next(WordBreaker *iterator);
uint16_t *u_strFromUTF8(
    uint16_t *target, int32_t capacity, int32_t *length, const char *source, int32_t count, int32_t *status);

static inline int64_t count_words_by_icu(const uint8_t *bytes, int32_t count) {
  int32_t status = 0, length = 0;
  uint16_t *text = (uint16_t *)malloc(((size_t)count + 1) * sizeof(uint16_t));
  if (!text) return -1;
  u_strFromUTF8(text, count + 1, &length, (const char *)bytes, count, &status);
  WordBreaker *iterator = ubrk_open(1, "en", text, length, &status);
  int64_t boundaries = -1;
  if (status <= 0) {
    boundaries = 0;
    while (ubrk_next(iterator) >= 0) boundaries++;
    ubrk_close(iterator);
  }
  free(text);
  return boundaries;
}

#endif
