import { ReadError } from '../reader.ts';

/** A name that could leave the folder it is written to is refused, whatever it names. @throws ReadError `container-unsafe-name` */
export function checkPath(path: string): void {
  const parts = path.split('/');
  const isSafe = parts.every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\:\0]/.test(path);
  if (!isSafe) throw new ReadError('container-unsafe-name', {}, { name: path.slice(0, 120) });
}
