#ifndef C_LEXICON_IMAGE_H
#define C_LEXICON_IMAGE_H

#include <stddef.h>
#include <stdint.h>

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

#endif
