import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './shortcuts-dialog.css';

const KEYS: readonly (readonly [text: string, ...keys: string[]])[] = [
  ['search', '/'],
  ['under', '[', ']'],
  ['zoom', '+', '−'],
  ['pan', '↑', '↓', '←', '→'],
  ['pick', 'Enter'],
  ['vertex', 'Enter', '␣'],
  ['takeBack', '⌫'],
  ['undo', 'Ctrl', 'Z'],
  ['redo', 'Ctrl', 'Shift', 'Z'],
  ['print', 'Ctrl', 'P'],
  ['officeRules', 'Ctrl', ','],
  ['close', 'Esc'],
  ['help', '?'],
];

/** The keys that work on this screen; opened by the question mark. */
export function ShortcutsDialog() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const writes = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable], [role=dialog]');
      if (event.key !== '?' || writes) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title={t('shortcuts.title')}
      centered
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <dl className="shortcuts">
        {KEYS.map(([text, ...keys]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`shortcuts.${text}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
