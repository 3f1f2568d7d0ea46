import { expect, it } from 'vitest';
import { isReadableName } from '../../../src/core/team/readable-name.ts';

it.each(['planner', '规划员', '张三（东区）', '葛\u{e0100}城', 'José', 'Әлия Серікова', '古丽·艾山', 'Kim 김', 'ᠪᠠᠲᠤ'])(
  'takes %s',
  (name) => expect(isReadableName(name)).toBe(true),
);

it.each([
  ['Cyrillic among Latin', '\u0440lanner'],
  ['Greek among Latin', 'pl\u03b1nner'],
  ['Cherokee among Latin', '\uabb2lanner'],
  ['a filler of Hangul', 'planner\u3164'],
  ['a selector behind a letter', 'planner\ufe0f'],
  ['a selector in front', '\u{e0100}规划员'],
  ['the blank of Braille', '规划员\u2800'],
  ['a space of no width', '规\u200b划员'],
  ['an override', '\u202e员划规'],
  ['half a pair', '规划员\ud800'],
])('refuses %s', (_, name) => expect(isReadableName(name)).toBe(false));
