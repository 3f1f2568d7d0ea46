import { describe, expect, it } from 'vitest';
import { namespaceAttributes } from '../../../src/formats/xml/prefixes.ts';

describe('declarations of a piece', () => {
  it('are those of the prefixes in it, and of no other', () => {
    const declared = new Map(Array.from({ length: 5000 }, (_, index) => [`n${index}`, `urn:${index}`]));
    const known = new Map([
      ['gx', 'urn:gx'],
      ['n8', 'urn:other'],
    ]);
    expect(namespaceAttributes(declared, known, '<a n7:x="1"><n8:b/></a>')).toBe(' xmlns:n7="urn:7" xmlns:n8="urn:8"');
    expect(namespaceAttributes(declared, known, '<gx:a/><b xml:lang="zh" constructor:c="d"/>')).toBe(
      ' xmlns:gx="urn:gx" xmlns:constructor="urn:undeclared:constructor"',
    );
  });
});
