/** Pause in typing before a scan, in ms: long enough to let a word end, short enough to feel immediate. */
export const typingPauseMs = 150;

/** Rest after which a file with faults in it is read from its beginning, in ms: a parse that goes on from broken code is quick and may guess differently. */
export const settlingMs = 1000;
