#include "CLexiconImage.h"

_Alignas(64) static const uint8_t lexicon_image[] = {
#embed "lexicon.image"
};

_Alignas(64) static const uint8_t model_image[] = {
#embed "model.image"
};

_Alignas(64) static const uint8_t context_image[] = {
#embed "context.image"
};

const uint8_t *unspin_lexicon_base(void) { return lexicon_image; }
size_t unspin_lexicon_size(void) { return sizeof(lexicon_image); }

const uint8_t *unspin_model_base(void) { return model_image; }
size_t unspin_model_size(void) { return sizeof(model_image); }

const uint8_t *unspin_context_base(void) { return context_image; }
size_t unspin_context_size(void) { return sizeof(context_image); }
