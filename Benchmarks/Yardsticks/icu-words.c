// The yardstick: ICU's word breaking of a file's bytes, converted to UTF-16 first. Prints seconds a pass and
// the number of boundaries. `icu-words FILE PASSES`; with `bytes` as third argument a plain pass over the bytes.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
  if (count < 3) return 64;
  FILE *file = fopen(arguments[1], "rb");
  if (!file) return 74;
  fseek(file, 0, SEEK_END);
  const long size = ftell(file);
  rewind(file);
  char *bytes = malloc(size + 1);
  if (fread(bytes, 1, size, file) != (size_t)size) return 74;
  fclose(file);
  const int passes = atoi(arguments[2]);
  const int plain = count > 3 && strcmp(arguments[3], "bytes") == 0;
  long boundaries = 0;
  double best = 1e9;
  for (int pass = 0; pass < passes; pass++) {
    const double start = now();
    if (plain) {
      unsigned long sum = 0;
      for (long index = 0; index < size; index++) sum = sum * 31 + (unsigned char)bytes[index];
      boundaries = (long)(sum % 1000);
    } else {
      UErrorCode status = U_ZERO_ERROR;
      UChar *text = malloc((size + 1) * sizeof(UChar));
      int32_t length = 0;
      u_strFromUTF8(text, (int32_t)size + 1, &length, bytes, (int32_t)size, &status);
      UBreakIterator *iterator = ubrk_open(UBRK_WORD, "en", text, length, &status);
      if (U_FAILURE(status)) return 70;
      boundaries = 0;
      while (ubrk_next(iterator) != UBRK_DONE) boundaries++;
      ubrk_close(iterator);
      free(text);
    }
    const double seconds = now() - start;
    if (seconds < best) best = seconds;
  }
  printf("%.9f %ld\n", best, boundaries);
  return 0;
}
