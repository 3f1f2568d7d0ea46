import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { search } from '../../state/search.ts';
import { select } from '../../state/selection.ts';
import type { SearchHit } from '../../workers/engine-api.ts';

const WAIT_MS = 120;
/** Wide enough for a whole parcel number with the layer it is in. */
const LIST_WIDTH = 420;

/** Finds a parcel, a red line or a sighting by number or name and goes there. */
export function SearchBox({ onGo }: { onGo(bounds: Bounds): void }) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const dropdown = useRef(combobox);
  dropdown.current = combobox;
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const text = query.trim();
    if (text === '') return setHits(null);
    const show = async () => {
      const found = await search(text);
      if (!found) return;
      setHits(found);
      dropdown.current.openDropdown();
      dropdown.current.selectFirstOption();
    };
    const timer = setTimeout(() => void show(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [query]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  const go = (key: string) => {
    const hit = hits?.[Number(key)];
    if (!hit) return;
    combobox.closeDropdown();
    onGo(hit.bounds);
    void select(hit.ref);
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={go}
      withinPortal
      position="bottom-start"
      width={Math.min(LIST_WIDTH, window.innerWidth - 16)}
    >
      <Combobox.Target>
        <TextInput
          ref={input}
          className="search-box"
          size="xs"
          type="search"
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onFocus={() => hits && combobox.openDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() >= 0) return;
            event.preventDefault();
            go('0');
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hits === null}>
        <Combobox.Options aria-label={t('search.label')} mah={360} style={{ overflowY: 'auto' }}>
          {hits?.length === 0 && <Combobox.Empty>{t('search.none', { query: query.trim() })}</Combobox.Empty>}
          {hits?.map((hit, n) => (
            <Combobox.Option key={`${hit.title}-${n}`} value={String(n)}>
              <div className="search-hit">
                <span className={`kind-mark kind-mark--${hit.ref.kind}`} aria-hidden />
                <span className="search-hit__title figures">{hit.title}</span>
                <span className="search-hit__subtitle">{hit.subtitle || t(`detail.${hit.ref.kind}`)}</span>
              </div>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
