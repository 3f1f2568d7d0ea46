import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconMapPin, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseCoordinates } from '../../core/geodesy/parse-coordinates.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { asCodedError } from '../../state/failure.ts';
import { mark } from '../../state/mark.ts';
import { search } from '../../state/search.ts';
import { select } from '../../state/selection.ts';
import { useSession } from '../../state/session.ts';
import { useView } from '../../state/view.ts';
import type { SearchHit } from '../../workers/engine-api.ts';
import { describeReading } from './measuring/describe-reading.ts';
import { focusDetail } from './inspection/focus-detail.ts';

const WAIT_MS = 120;
/** Wide enough for a whole parcel number with the layer it is in. */
const LIST_WIDTH = 420;

/** Options that are places, not features, are told apart by this. */
const PLACE = 'place/';

/** Finds a parcel, a red line, a sighting or a case by number or name, or reads typed coordinates, and goes there. */
export function SearchBox({ onGo }: { onGo(bounds: Bounds): void }) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const dropdown = useRef(combobox);
  dropdown.current = combobox;
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  const settings = useSession((s) => s.summary?.settings);
  /** What is typed before a district is open is looked for once it is. */
  const districtId = useSession((s) => s.summary?.district.id);
  const places = useMemo(
    () => (settings ? parseCoordinates(query, { meridian: settings.plane.meridian, bounds: settings.bounds }) : []),
    [query, settings],
  );
  /** What the hits shown are for, and whether Enter was pressed before they were those of the text. */
  const answered = useRef('');
  const hurried = useRef(false);
  const input = useRef<HTMLInputElement>(null);

  const choose = useRef<(hit: SearchHit) => void>(() => {});
  choose.current = ({ bounds, ref, dossier }) => {
    combobox.closeDropdown();
    onGo(bounds);
    void select(ref);
    if (dossier) useView.getState().openDossier(dossier);
    focusDetail();
  };

  // What was looked for in one district is not in the next; before the first one nothing was looked for yet.
  const searched = useRef(districtId);
  useEffect(() => {
    if (searched.current !== undefined && districtId !== searched.current) setQuery('');
    searched.current = districtId;
  }, [districtId]);

  useEffect(() => {
    const text = query.trim();
    answered.current = '';
    if (text === '' || districtId === undefined) return setHits(null);
    const show = async () => {
      const found = await search(text).catch((error: unknown) => {
        // The district was refused after its map stood: there is nothing to be found in.
        if (asCodedError(error).code !== 'district-missing') throw error;
        return null;
      });
      if (!found) return;
      answered.current = text;
      setHits(found);
      if (hurried.current && found[0]) return choose.current(found[0]);
      dropdown.current.openDropdown();
      dropdown.current.selectFirstOption();
    };
    const timer = setTimeout(() => void show(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [query, districtId]);

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
    const place = key.startsWith(PLACE) ? places[Number(key.slice(PLACE.length))] : undefined;
    if (place) {
      combobox.closeDropdown();
      mark([place.lon, place.lat]);
      return onGo([place.lon, place.lat, place.lon, place.lat]);
    }
    const hit = hits?.[Number(key)];
    if (hit) choose.current(hit);
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
          onChange={(event) => {
            hurried.current = false;
            setQuery(event.currentTarget.value);
          }}
          onFocus={() => hits && combobox.openDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            if (places.length === 0 && query.trim() !== answered.current) {
              // The hits on the screen are those of fewer letters: the first of the right ones is waited for.
              hurried.current = true;
              combobox.resetSelectedOption();
              event.preventDefault();
              return;
            }
            if (combobox.getSelectedOptionIndex() >= 0) return;
            event.preventDefault();
            go(places.length > 0 ? `${PLACE}0` : '0');
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hits === null}>
        <Combobox.Options aria-label={t('search.label')} mah={360} style={{ overflowY: 'auto' }}>
          {places.map((place, n) => (
            <Combobox.Option key={`${PLACE}${place.lon}/${place.lat}`} value={`${PLACE}${n}`}>
              <div className="search-hit search-hit--place">
                <IconMapPin size={16} aria-hidden />
                <span className="search-hit__title figures">
                  {t('measuring.typed.goTo', { place: `${place.lon.toFixed(6)}°, ${place.lat.toFixed(6)}°` })}
                </span>
                <span className="search-hit__subtitle">{describeReading(place, t)}</span>
              </div>
            </Combobox.Option>
          ))}
          {hits?.length === 0 && places.length === 0 && (
            <Combobox.Empty>{t('search.none', { query: query.trim() })}</Combobox.Empty>
          )}
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
