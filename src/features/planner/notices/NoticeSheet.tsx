import { useTranslation } from 'react-i18next';
import type { Notice, NoticePiece } from '../../../core/report/notice/fill-notice.ts';
import './notice-sheet.css';

/** The paper itself. `sample`: the law does not permit to serve it on the day; that stands across it, on paper too. */
export function NoticeSheet({ notice, sample }: { notice: Notice; sample: boolean }) {
  const { t } = useTranslation();
  // The last two lines of a paper are who wrote it and when.
  const signed = notice.paragraphs.length - 2;
  return (
    <article className="notice-sheet" data-sample={sample || undefined}>
      {sample && <p className="notice-sheet__sample">{t('notices.sample')}</p>}
      <h1>
        <Pieces pieces={notice.title} />
      </h1>
      {notice.paragraphs.map((pieces, n) => (
        // The lines of a template have no other name than their place.
        // See above.
        <p key={n} className={n === 0 ? 'notice-sheet__no' : n >= signed ? 'notice-sheet__signed' : undefined}>
          <Pieces pieces={pieces} />
        </p>
      ))}
    </article>
  );
}

function Pieces({ pieces }: { pieces: readonly NoticePiece[] }) {
  const { t } = useTranslation();
  return pieces.map((piece, n) => {
    const key = `${n}`;
    if ('text' in piece) return <span key={key}>{piece.text}</span>;
    if (piece.value !== null) return <span key={key}>{piece.value}</span>;
    return <span key={key} className="notice-sheet__blank" role="img" aria-label={t(`notices.field.${piece.field}`)} />;
  });
}
