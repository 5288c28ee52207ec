#include "CLexiconImage.h"

_Alignas(64) static const uint8_t lexicon_image[] = {
#embed "lexicon.image"
};

_Alignas(64) static const uint8_t model_image[] = {
#embed "model.image"
};

const uint8_t *unspin_lexicon_base(void) { return lexicon_image; }
size_t unspin_lexicon_size(void) { return sizeof(lexicon_image); }

const uint8_t *unspin_model_base(void) { return model_image; }
size_t unspin_model_size(void) { return sizeof(model_image); }
