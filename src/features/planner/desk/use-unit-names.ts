import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../state/session.ts';

const INDENT = { zone: '', township: '· ', village: '· · ' } as const;

/** Names of zones, townships and villages in the reader's language, and the tree of them to choose from. */
export function useUnitNames() {
  const { i18n } = useTranslation();
  const units = useSession((s) => s.units);
  const english = i18n.language === 'en';
  return useMemo(() => {
    const names = new Map(units.map(({ id, name, nameEn }) => [id, (english ? nameEn : undefined) ?? name]));
    const childrenOf = new Map<string, typeof units>();
    for (const unit of units) childrenOf.set(unit.parentId ?? '', [...(childrenOf.get(unit.parentId ?? '') ?? []), unit]);
    const tree = (parent: string): { value: string; label: string }[] =>
      (childrenOf.get(parent) ?? []).flatMap(({ id, level }) => [
        { value: id, label: `${INDENT[level]}${names.get(id) ?? id}` },
        ...tree(id),
      ]);
    return { nameOf: (id: string) => names.get(id) ?? id, choices: tree('') };
  }, [units, english]);
}
