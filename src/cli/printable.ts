import { escapeSteering } from '../core/register/escape-steering.ts';

/** Longest name that is printed for people, in characters. */
const MOST_CHARACTERS = 80;

/** A name out of a file for people to read: its beginning, without anything that steers the terminal. */
export function printable(name: string, most: number = MOST_CHARACTERS): string {
  // Cut before it is taken apart: a name may be a megabyte. A character is at most two units.
  const characters = Array.from(name.slice(0, 2 * most + 2));
  return escapeSteering(characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join(''));
}
