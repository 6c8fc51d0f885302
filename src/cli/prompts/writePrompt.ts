import { writeFile } from 'node:fs/promises';
import { PromptshiftError } from '../../core/index.ts';
import { fileErrorReason } from '../../node/fileError.ts';
import { encodeText, type TextEncoding } from '../../node/textFile.ts';

/** @throws PromptshiftError `configuration` when the file cannot be written, or is there already and `isNew` */
export async function writePrompt(path: string, text: string, encoding: TextEncoding, { shown, isNew = false }: { readonly shown: string; readonly isNew?: boolean }): Promise<void> {
  try {
    await writeFile(path, encodeText(text, encoding), isNew ? { flag: 'wx' } : {});
  } catch (error) {
    throw new PromptshiftError('configuration', `${shown} cannot be written: ${fileErrorReason(error)}.`, 'Check its folder and its permissions.', { cause: error });
  }
}
