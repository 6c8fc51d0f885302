import type { ToExtension } from '../../core/views/comparePanel.ts';

/** Tells the extension what a person did. */
export type Post = (message: ToExtension) => void;
