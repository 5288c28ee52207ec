#include "CKernel.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

void unspin_multiply_block_plain(const int16_t *weights, const int32_t *rows, ptrdiff_t pairs, int32_t *sums) {
  uint32_t total[unspin_rows][unspin_block] = {0};
  for (ptrdiff_t pair = 0; pair < pairs; pair++) {
    const int16_t *block = weights + pair * 2 * unspin_block;
    for (int row = 0; row < unspin_rows; row++) {
      const int32_t both = rows[row * pairs + pair];
      const int32_t first = (int16_t)both, second = both >> 16;
      for (int output = 0; output < unspin_block; output++) {
        total[row][output] +=
            (uint32_t)(block[2 * output] * first) + (uint32_t)(block[2 * output + 1] * second);
      }
    }
  }
  memcpy(sums, total, sizeof total);
}

#if defined(__x86_64__)

static void multiply_sse2(const int16_t *weights, const int32_t *rows, ptrdiff_t pairs, int32_t *sums) {
  // Eight outputs at a time, since there are sixteen registers.
  for (int half = 0; half < 2; half++) {
    __m128i total[unspin_rows][2];
    for (int row = 0; row < unspin_rows; row++) total[row][0] = total[row][1] = _mm_setzero_si128();
    const __m128i *block = (const __m128i *)weights + 2 * half;
    for (ptrdiff_t pair = 0; pair < pairs; pair++, block += 4) {
      const __m128i left = _mm_loadu_si128(block), right = _mm_loadu_si128(block + 1);
#pragma clang loop unroll(full)
      for (int row = 0; row < unspin_rows; row++) {
        const __m128i both = _mm_set1_epi32(rows[row * pairs + pair]);
        total[row][0] = _mm_add_epi32(total[row][0], _mm_madd_epi16(left, both));
        total[row][1] = _mm_add_epi32(total[row][1], _mm_madd_epi16(right, both));
      }
    }
    for (int row = 0; row < unspin_rows; row++) {
      __m128i *target = (__m128i *)(sums + row * unspin_block) + 2 * half;
      _mm_storeu_si128(target, total[row][0]);
      _mm_storeu_si128(target + 1, total[row][1]);
    }
  }
}

__attribute__((target("avx2"))) static void multiply_avx2(
    const int16_t *weights, const int32_t *rows, ptrdiff_t pairs, int32_t *sums) {
  __m256i total[unspin_rows][2];
  for (int row = 0; row < unspin_rows; row++) total[row][0] = total[row][1] = _mm256_setzero_si256();
  const __m256i *block = (const __m256i *)weights;
  for (ptrdiff_t pair = 0; pair < pairs; pair++, block += 2) {
    const __m256i left = _mm256_loadu_si256(block), right = _mm256_loadu_si256(block + 1);
#pragma clang loop unroll(full)
    for (int row = 0; row < unspin_rows; row++) {
      const __m256i both = _mm256_set1_epi32(rows[row * pairs + pair]);
      total[row][0] = _mm256_add_epi32(total[row][0], _mm256_madd_epi16(left, both));
      total[row][1] = _mm256_add_epi32(total[row][1], _mm256_madd_epi16(right, both));
    }
  }
  for (int row = 0; row < unspin_rows; row++) {
    __m256i *target = (__m256i *)(sums + row * unspin_block);
    _mm256_storeu_si256(target, total[row][0]);
    _mm256_storeu_si256(target + 1, total[row][1]);
  }
}

__attribute__((target("avx512f,avx512vnni"))) static void multiply_avx512(
    const int16_t *weights, const int32_t *rows, ptrdiff_t pairs, int32_t *sums) {
  // Two sums a row, since each addition waits for the one before.
  __m512i even[unspin_rows], odd[unspin_rows];
  for (int row = 0; row < unspin_rows; row++) even[row] = odd[row] = _mm512_setzero_si512();
  const __m512i *block = (const __m512i *)weights;
  ptrdiff_t pair = 0;
  for (; pair + 1 < pairs; pair += 2) {
    const __m512i left = _mm512_loadu_si512(block + pair), right = _mm512_loadu_si512(block + pair + 1);
#pragma clang loop unroll(full)
    for (int row = 0; row < unspin_rows; row++) {
      const int32_t *both = rows + row * pairs + pair;
      even[row] = _mm512_dpwssd_epi32(even[row], left, _mm512_set1_epi32(both[0]));
      odd[row] = _mm512_dpwssd_epi32(odd[row], right, _mm512_set1_epi32(both[1]));
    }
  }
  for (; pair < pairs; pair++) {
    const __m512i left = _mm512_loadu_si512(block + pair);
    for (int row = 0; row < unspin_rows; row++) {
      even[row] = _mm512_dpwssd_epi32(even[row], left, _mm512_set1_epi32(rows[row * pairs + pair]));
    }
  }
  for (int row = 0; row < unspin_rows; row++) {
    _mm512_storeu_si512(sums + row * unspin_block, _mm512_add_epi32(even[row], odd[row]));
  }
}

#endif

void unspin_multiply_block(const int16_t *weights, const int32_t *rows, ptrdiff_t pairs, int32_t *sums) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni")) {
    multiply_avx512(weights, rows, pairs, sums);
  } else if (__builtin_cpu_supports("avx2")) {
    multiply_avx2(weights, rows, pairs, sums);
  } else {
    multiply_sse2(weights, rows, pairs, sums);
  }
#else
  unspin_multiply_block_plain(weights, rows, pairs, sums);
#endif
}
