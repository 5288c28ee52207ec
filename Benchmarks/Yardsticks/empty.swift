// A program that does nothing: what start-up costs any Swift program.
