#ifndef C_LEXICON_IMAGE_H
#define C_LEXICON_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The lexicon image (names, wording, residue), compiled from Dictionaries/.
const uint8_t *unspin_lexicon_base(void);
size_t unspin_lexicon_size(void);

/// The language-model image, trained from n-gram counts.
const uint8_t *unspin_model_base(void);
size_t unspin_model_size(void);

/// The context image, trained on simulated damage.
const uint8_t *unspin_context_base(void);
size_t unspin_context_size(void);

/// Asks for the cache line at an address before it is read.
static inline void unspin_prefetch(const void *address) { __builtin_prefetch(address); }

/// The first of the 21 16-bit numbers at an address, of which 64 bytes can be read, that is `value` or 0; 32 or
/// more when none is.
static inline int unspin_find_in_21(const void *address, uint16_t value) {
#if defined(__SSE2__)
  const __m128i *line = (const __m128i *)address;
  const __m128i wanted = _mm_set1_epi16((short)value), zero = _mm_setzero_si128();
  const __m128i a = _mm_loadu_si128(line), b = _mm_loadu_si128(line + 1), c = _mm_loadu_si128(line + 2);
  const __m128i fa = _mm_or_si128(_mm_cmpeq_epi16(a, wanted), _mm_cmpeq_epi16(a, zero));
  const __m128i fb = _mm_or_si128(_mm_cmpeq_epi16(b, wanted), _mm_cmpeq_epi16(b, zero));
  const __m128i fc = _mm_or_si128(_mm_cmpeq_epi16(c, wanted), _mm_cmpeq_epi16(c, zero));
  const uint32_t low = (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(fa, fb));
  const uint32_t high = (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(fc, zero)) & 0x1F;
  const uint64_t found = (uint64_t)(low | high << 16) | (uint64_t)1 << 32;
  return __builtin_ctzll(found);
#else
  const uint8_t *bytes = (const uint8_t *)address;
  for (int index = 0; index < 21; index++) {
    const uint16_t number = (uint16_t)(bytes[2 * index] | bytes[2 * index + 1] << 8);
    if (number == value || number == 0) return index;
  }
  return 32;
#endif
}

/// The first of the 16 32-bit numbers at an address whose high half is `value` or 0; 32 when none is.
static inline int unspin_find_in_16(const void *address, uint16_t value) {
#if defined(__SSE2__)
  const __m128i *line = (const __m128i *)address;
  const __m128i wanted = _mm_set1_epi16((short)value), zero = _mm_setzero_si128();
  // High halves, sign-extended, packed without loss.
  const __m128i a = _mm_packs_epi32(
      _mm_srai_epi32(_mm_loadu_si128(line), 16), _mm_srai_epi32(_mm_loadu_si128(line + 1), 16));
  const __m128i b = _mm_packs_epi32(
      _mm_srai_epi32(_mm_loadu_si128(line + 2), 16), _mm_srai_epi32(_mm_loadu_si128(line + 3), 16));
  const __m128i fa = _mm_or_si128(_mm_cmpeq_epi16(a, wanted), _mm_cmpeq_epi16(a, zero));
  const __m128i fb = _mm_or_si128(_mm_cmpeq_epi16(b, wanted), _mm_cmpeq_epi16(b, zero));
  const uint64_t found = (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_packs_epi16(fa, fb)) | (uint64_t)1 << 32;
  return __builtin_ctzll(found);
#else
  const uint8_t *bytes = (const uint8_t *)address;
  for (int index = 0; index < 16; index++) {
    const uint16_t number = (uint16_t)(bytes[4 * index + 2] | bytes[4 * index + 3] << 8);
    if (number == value || number == 0) return index;
  }
  return 32;
#endif
}

#endif
