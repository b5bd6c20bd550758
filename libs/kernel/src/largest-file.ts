/** Bytes of a photo or file that is brought as it is: what the plant takes, and what a screen refuses before it is sent. */
export const LARGEST_FILE_BYTES = 8 * 1024 * 1024;
