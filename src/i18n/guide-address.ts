/** Pages of the user guide, in the order in which they are offered. */
export const GUIDE_PAGES = ['index', 'planner', 'patrol', 'leader', 'numbers', 'privacy', 'glossary'] as const;
export type GuidePage = (typeof GUIDE_PAGES)[number];

/** Address of a page of the user guide in a language that the product speaks; `section` is the id of one of its sections. */
export function guideAddress(language: string, page: GuidePage, section?: string): string {
  return `/guide/${language === 'en' ? 'en' : 'zh-CN'}/${page}.html${section === undefined ? '' : `#${section}`}`;
}
