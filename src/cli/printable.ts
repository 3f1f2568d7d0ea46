/** Steers a terminal or turns the order of what is shown: C0, DEL, C1, line and paragraph separators, bidirectional controls. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Longest name that is printed for people, in characters. */
const MOST_CHARACTERS = 80;

/** What a file says, safe to be shown: steering characters as `\u001b`, which in JSON means the same text. */
export function escapeSteering(text: string): string {
  return text.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A name out of a file for people to read: its beginning, without anything that steers the terminal. */
export function printable(name: string, most: number = MOST_CHARACTERS): string {
  // Cut before it is taken apart: a name may be a megabyte. A character is at most two units.
  const characters = Array.from(name.slice(0, 2 * most + 2));
  return escapeSteering(characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join(''));
}
