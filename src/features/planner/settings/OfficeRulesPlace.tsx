import { Suspense, useEffect } from 'react';
import { closeOfficeRules, openOfficeRules, useOfficeRules } from '../../../state/office-rules.ts';
import { OfficeRules } from '../lazy-panels.tsx';

/** Where the office's rules open: by whoever asks for them, and by Ctrl+comma. */
export function OfficeRulesPlace() {
  const isOpen = useOfficeRules((s) => s.tab !== null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== ',' || !(event.ctrlKey || event.metaKey)) return;
      const { tab } = useOfficeRules.getState();
      if (tab === null && document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      if (tab === null) openOfficeRules();
      else closeOfficeRules();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return isOpen ? (
    <Suspense>
      <OfficeRules />
    </Suspense>
  ) : null;
}
