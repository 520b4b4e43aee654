/**
 * What a thread that works on sound may take for its youngest objects, in MB. Left to itself, V8 lets them grow to some
 * hundred and does not give those back while the thread is busy: aligning three hours takes 150 MB less so, and no longer.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 12 };
