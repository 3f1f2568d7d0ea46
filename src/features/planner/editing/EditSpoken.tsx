import { useTranslation } from 'react-i18next';
import { useEditing } from '../../../state/editing.ts';
import { useSession } from '../../../state/session.ts';
import { writeInDistrict } from '../measuring/notations.ts';
import { numberVertices } from './number-vertex.ts';

/** What hands and keys have just done, for those who hear it; read again where the same happens twice. */
export function EditSpoken() {
  const { t } = useTranslation();
  const said = useEditing((s) => s.said);
  const drawing = useEditing((s) => s.drawing);
  const meridian = useSession((s) => s.summary?.settings.plane.meridian) ?? 0;
  const all = said.vertex ? numberVertices(drawing) : [];
  const place = all.find(({ vertex }) => JSON.stringify(vertex) === JSON.stringify(said.vertex));
  const words =
    said.what === '' ? '' : t(`editing.said.${said.what}`, { no: place?.no ?? '', count: all.length, defaultValue: '' });
  const where = place && writeInDistrict(place.at, meridian, 3);
  return (
    <p className="editing__spoken" role="status" aria-live="polite" data-testid="edit-spoken">
      {words}
      {said.what === 'vertex-reached' && where && ` X ${where.x} Y ${where.y}`}
      {said.n % 2 === 1 && ' '}
    </p>
  );
}
