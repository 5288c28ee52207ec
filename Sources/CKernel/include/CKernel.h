#ifndef C_KERNEL_H
#define C_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/// Outputs that are multiplied together.
enum { unspin_block = 16 };
/// Vectors that are multiplied together.
enum { unspin_rows = 4 };

/// Multiplies four vectors with a block of sixteen outputs of a matrix; sums wrap around.
///
/// Whole numbers, so every processor comes to the same sums; the widest instructions it has are used.
///
/// @param weights For each pair of inputs, sixteen times the two numbers of an output.
/// @param rows Four vectors, one after the other, `pairs` pairs of 16-bit numbers each, the first in the low half.
/// @param pairs Pairs of inputs.
/// @param sums Room for four times sixteen sums.
void unspin_multiply_block(const int16_t *weights, const int32_t *rows, ptrdiff_t pairs, int32_t *sums);

/// The same without instructions that not all processors have.
void unspin_multiply_block_plain(const int16_t *weights, const int32_t *rows, ptrdiff_t pairs, int32_t *sums);

#endif
