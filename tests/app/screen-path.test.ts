import { describe, expect, it } from 'vitest';
import { screenPath } from '../../src/app/screen-path.ts';

describe('the address of a screen', () => {
  it.each([
    ['/', '/'],
    ['/patrol', '/patrol'],
    ['/patrol/', '/patrol'],
    ['/leader/tours', '/leader'],
    ['/team/accounts/7', '/team'],
    ['/leaders', '/'],
    ['/nowhere/at/all', '/'],
  ])('%s leads to %s', (path, screen) => {
    expect(screenPath(path)).toBe(screen);
  });
});
