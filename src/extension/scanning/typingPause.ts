/** Pause in typing before a scan, in ms: long enough to let a word end, short enough to feel immediate. */
export const typingPauseMs = 150;
