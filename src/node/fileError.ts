const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reported an error',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/** Why a file system call failed, as a clause for a person; unknown errors keep their own words. */
export function fileErrorReason(error: unknown): string {
  const code = errorCode(error);
  return (code !== undefined && reasons[code]) || (error instanceof Error ? error.message : String(error));
}

/** Node's `code` of a system error, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
