/** Steers a terminal or turns the order of what is shown: C0, DEL, C1, line and paragraph separators, bidirectional controls. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** What a file says, safe to be shown: steering characters as `\u001b`, which in JSON means the same text. */
export function escapeSteering(text: string): string {
  return text.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
