import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CompareTable } from '../../../../src/features/planner/inspection/CompareTable.tsx';

const html = renderToStaticMarkup(
  <CompareTable
    rows={[
      { key: 'area', label: 'Area', first: '100.00', second: '90.00', differs: true, figures: true, unit: 'm²', note: '-10 m²' },
      { key: 'use', label: 'Use', first: 'dwelling', second: 'dwelling', differs: false },
      { key: 'holder', label: 'Holder', first: 'Li', second: '', differs: true },
    ]}
    texts={{ caption: 'Compare', differs: 'differs', same: 'same', none: '—' }}
  />,
);

it('a comparison says what differs by a sign with a name, never by colour alone', () => {
  expect([...html.matchAll(/role="img" aria-label="(\w+)"[^>]*>([≠=])/g)].map(([, name, sign]) => name + sign)).toEqual([
    'differs≠',
    'same=',
    'differs≠',
  ]);
});

it('a comparison names its columns and rows, and says what one side lacks', () => {
  expect([...html.matchAll(/<th scope="(\w+)"/g)].map(([, scope]) => scope)).toEqual(['col', 'col', 'row', 'row', 'row']);
  expect(html).toContain('—');
  expect(html).toContain('-10 m²');
});
