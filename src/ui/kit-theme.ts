import { createTheme, type MantineColorsTuple } from '@mantine/core';

const INK: MantineColorsTuple = [
  '#eef3f6',
  '#dde6eb',
  '#bccdd6',
  '#98b3c1',
  '#7a9caf',
  '#668ea4',
  '#5b879f',
  '#4a748b',
  '#3e677d',
  '#2c596f',
];

/** Mantine set to the product's type, radius and one quiet accent. */
export const THEME = createTheme({
  fontFamily: 'var(--chidu-font)',
  headings: { fontFamily: 'inherit', fontWeight: '600' },
  colors: { ink: INK },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
});
