import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixRenamer } from '../../../src/formats/xml/prefixes.ts';
import { decodeText } from '../../../src/formats/xml/tag-scanner.ts';
import { textPieces } from '../../../src/formats/xml/text-pieces.ts';

const SEED = 17;
const KML = new Map([['k', 'http://www.opengis.net/kml/2.2']]);

describe('text, comments and CDATA', () => {
  it.each([
    ['a<!-- b -->c', 'ac'],
    ['a<![CDATA[<b> &amp;]]>&amp;', 'a<b> &amp;&'],
    ['<!-- <![CDATA[ --> ]]>', ' ]]>'],
    ['<![CDATA[ <!-- ]]> -->', ' <!--  -->'],
    ['<!-- <? -->a<?b <!-- ?>c<!-- -->d', 'acd'],
    ['a<!-- b', 'a<!-- b'],
    ['<!-->a', '<!-->a'],
    ['a<b/>c<', 'a<b/>c<'],
  ])('%s is read as %s', (source, text) => {
    expect(decodeText(source)).toBe(text);
  });

  it('renames tags, and nothing that only looks like one', () => {
    const rename = prefixRenamer(KML);
    expect(rename('<k:a><!-- <k:b> <![CDATA[ --><k:c/><![CDATA[<k:d>]]></k:a>')).toBe(
      '<a><!-- <k:b> <![CDATA[ --><c/><![CDATA[<k:d>]]></a>',
    );
  });

  it('lose no character', () => {
    const mark = fc.constantFrom('<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<', '>', 'a', '-', ']');
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 40 }), (marks) => {
        const source = marks.join('');
        expect(
          textPieces(source)
            .map((piece) => piece.source)
            .join(''),
        ).toBe(source);
      }),
      { seed: SEED },
    );
  });

  it('a text full of opening marks is read in one pass', () => {
    for (const mark of ['<![CDATA[', '<!-- ', '<?']) {
      const source = mark.repeat(400_000);
      expect(decodeText(source)).toBe(source);
      expect(decodeText(`<!-- ${source} -->a`)).toBe('a');
      expect(prefixRenamer(KML)(source)).toBe(source);
    }
  });
});
