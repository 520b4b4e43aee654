/**
 * What a process that holds hours of sound is started with. The memory of glibc (`mallopt(3)`, `M_MMAP_THRESHOLD`) keeps
 * large pieces that were given back among small ones unless each has a mapping of its own, from 256 KiB on: aligning
 * three hours takes 730 MB with it, 820 to 960 without. Other systems do not look at it.
 */
export const MEMORY_ENVIRONMENT = { MALLOC_MMAP_THRESHOLD_: String(256 * 1024) };
