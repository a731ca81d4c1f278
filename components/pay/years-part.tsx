import { percent } from '@/components/chart/percent';
import { MarkLabels } from '@/components/chart/scale';
import { RoleName } from '@/components/shell/role-name';
import type { Language } from '@/lib/i18n/languages';
import type { YearsPart as Part, Spot, YearLine, YearView } from '@/lib/pay/years';
import { PartSource } from './part-source';
import { PartTable } from './part-table';
import '@/components/shell/controls.css';
import './years-part.css';

/**
 * The drawing uses pixels vertically and percentages horizontally, so type keeps its size. The style sheet
 * leaves space for figures outside both sides.
 */
const top = 24;
const tall = 216;

const round = (value: number) => Math.round(value * 100) / 100;
const down = (y: number) => round(top + (1 - y) * tall);

/**
 * Both medians over the years, drawn and as a table, in dollars of each year or of the newest one. CSS
 * switches between them. Paper and browsers without support show both.
 */
export function YearsPart({ part, language }: { part: Part; language: Language }) {
  const { absences, since, views, choice, breaks, notes, source } = part;
  return (
    <div className="part years">
      {[...absences, ...since].map((text) => (
        <p key={text}>{text}</p>
      ))}
      {views.length > 1 && (
        <fieldset>
          <legend>{choice}</legend>
          {views.map(({ id, label }, index) => (
            <label key={id} className="tick">
              <input type="radio" name="dollars" value={id} defaultChecked={index === 0} />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      {views.map((view) => (
        <YearDrawing key={view.id} view={view} part={part} />
      ))}
      {views.length > 0 && (
        <ul className="note letters">
          {breaks.map(({ letter, text }) => (
            <li key={letter}>
              <b>{letter}</b> {text}
            </li>
          ))}
          {notes.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {views.map(({ id, table }) => (
        <div key={id} className={`in-${id}`}>
          <PartTable table={table} digits />
        </div>
      ))}
      {views.length > 0 && <PartSource source={source} language={language} />}
    </div>
  );
}

function YearDrawing({ view, part }: { view: YearView; part: Part }) {
  const { heights, years, breaks, roles } = part;
  return (
    <figure className={`in-${view.id}`}>
      <figcaption>
        <b>{view.label}</b>{' '}
        {roles.map(({ id, name, accent }) => (
          <RoleName key={id} accent={accent}>
            {name}
          </RoleName>
        ))}
      </figcaption>
      <svg className="scale trend" role="img" aria-label={view.description}>
        {heights.map(({ y, label }) => (
          <g key={label}>
            <line className="grid" x1="-8" x2="100%" y1={down(y)} y2={down(y)} />
            <text x="-4em" y={down(y)} dy="0.35em">
              {label}
            </text>
          </g>
        ))}
        <MarkLabels marks={years} y={String(top + tall + 10)} />
        {breaks.map(({ x, letter }) => (
          <g key={letter}>
            <line className="break" x1={percent(x)} x2={percent(x)} y1="18" y2={top + tall} />
            <text className="mid letter" x={percent(x)} y="12">
              {letter}
            </text>
          </g>
        ))}
        {view.lines.map((line) => (
          <Line key={line.role.id} line={line} />
        ))}
      </svg>
      {view.notes.map((text) => (
        <p key={text} className="note">
          {text}
        </p>
      ))}
    </figure>
  );
}

/** Joins runs of years into one path, in a nested drawing that stretches with the page. */
const getPath = (segments: YearLine['segments']) =>
  segments
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map(({ x, y }) => `${round(x * 100)} ${down(y)}`).join('L')}`)
    .join('');

function Line({ line: { role, segments, last } }: { line: YearLine }) {
  const { accent } = role;
  const d = getPath(segments);
  const beside = last.side === 'above' ? '-0.25em' : '0.9em';
  return (
    <g className={accent}>
      <svg
        width="100%"
        height={top + tall}
        viewBox={`0 0 100 ${top + tall}`}
        preserveAspectRatio="none"
        overflow="visible"
        aria-hidden="true"
      >
        <path d={d} />
        {accent === 'double' && <path className="core" d={d} />}
      </svg>
      {segments.flat().map((spot) => (
        <Mark key={spot.x} spot={spot} accent={accent} />
      ))}
      <text className="end" x={percent(last.x)} dx="10" y={down(last.y)} dy={beside}>
        {last.text}
      </text>
    </g>
  );
}

function Mark({ spot, accent }: { spot: Spot; accent: string }) {
  return accent === 'solid' ? (
    <circle cx={percent(spot.x)} cy={down(spot.y)} r="4" />
  ) : (
    <rect x={percent(spot.x)} y={down(spot.y)} width="8" height="8" />
  );
}
