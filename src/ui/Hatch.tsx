/** The pattern of what is not shown: to be named by `url(#id)` within the same drawing. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} className="chidu-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="7" />
    </pattern>
  );
}
