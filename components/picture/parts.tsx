import type { ReactNode } from 'react';
import { percent } from '@/components/chart/percent';
import type { Cell, PayRange } from '@/lib/domain/cell';
import type { Accent } from '@/lib/domain/profile';
import { palette } from '@/tailwind.config';

/**
 * Parts of the images in link previews. Satori draws them at build time without style sheets, so styles are
 * inline. Sizes stay readable at a quarter of the full size.
 */

export const colours = palette.light;

/** Describes the large figures: `Pay: median a year; US, May 2025`. */
export const getMeasure = ({ label, detail }: { label: string; detail: string }) =>
  `${label}: ${detail}`;

/** The background, margins, and a footer with the site's name after what the figures measure. */
export function Sheet({
  measure = '',
  site,
  children,
}: {
  measure?: string;
  site: string;
  children: ReactNode;
}) {
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        padding: '52px 60px 40px',
        background: colours.paper,
        color: colours.ink,
      }}
    >
      <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1 }}>{children}</div>
      <div
        style={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'baseline',
          borderTop: `2px solid ${colours.ink}`,
          paddingTop: 18,
          fontSize: 30,
          color: colours['ink-2'],
        }}
      >
        <span>{site}</span>
        <span>{measure}</span>
      </div>
    </div>
  );
}

/** A role's line: solid or double. */
export function RoleLine({ accent }: { accent: Accent }) {
  const colour = colours[accent];
  return accent === 'solid' ? (
    <div style={{ display: 'flex', width: '100%', height: 16, background: colour }} />
  ) : (
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: 16,
        borderTop: `5px solid ${colour}`,
        borderBottom: `5px solid ${colour}`,
      }}
    />
  );
}

/** A role's name with its mark: a disc or an open diamond. */
export function RoleTitle({
  accent,
  size,
  children,
}: {
  accent: Accent;
  size: number;
  children: string;
}) {
  const side = Math.round(size * 0.44);
  // A square on its point reaches a fifth of its side further to the left and right.
  const reach = Math.round(side / 5);
  const gap = Math.round(side * 0.6);
  const marks = {
    solid: { marginRight: gap, borderRadius: '50%', background: colours.solid },
    double: {
      margin: `0 ${gap + reach}px 0 ${reach}px`,
      border: `${Math.round(side / 4)}px solid ${colours.double}`,
      transform: 'rotate(45deg)',
    },
  } as const;
  return (
    <div style={{ display: 'flex', alignItems: 'center', color: colours[accent], fontSize: size }}>
      <div
        style={{
          display: 'flex',
          flexShrink: 0,
          width: side,
          height: side,
          ...marks[accent],
        }}
      />
      <span style={{ lineHeight: 1.1 }}>{children}</span>
    </div>
  );
}

/** Pay from the 10th to the 90th percentile: a line, a bar for the middle half, a tick at the median. */
export function RangeBar({ range: { at, open }, accent }: { range: PayRange; accent: Accent }) {
  const colour = colours[accent];
  const part = { display: 'flex', position: 'absolute' } as const;
  return (
    <div style={{ display: 'flex', position: 'relative', width: '100%', height: 48 }}>
      <div style={{ ...part, left: 0, right: 0, top: 23, height: 2, background: colours.rule }} />
      <div
        style={{
          ...part,
          left: percent(at.p10),
          width: percent((open ? 1 : at.p90) - at.p10),
          top: 22,
          height: 4,
          background: colour,
        }}
      />
      <div
        style={{
          ...part,
          left: percent(at.p25),
          width: percent(at.p75 - at.p25),
          top: 9,
          height: 30,
          border: `4px solid ${colour}`,
          background: accent === 'solid' ? colour : colours.paper,
        }}
      />
      {at.median !== undefined && (
        <div
          style={{
            ...part,
            left: percent(at.median),
            marginLeft: -9,
            top: 0,
            width: 18,
            height: 48,
            borderLeft: `6px solid ${colours.paper}`,
            borderRight: `6px solid ${colours.paper}`,
            background: colours.ink,
          }}
        />
      )}
      {open && (
        // An arrow made of borders: the range continues above the highest published value.
        <div
          style={{
            ...part,
            right: -2,
            top: 10,
            borderLeft: `22px solid ${colour}`,
            borderTop: '14px solid transparent',
            borderBottom: '14px solid transparent',
          }}
        />
      )}
    </div>
  );
}

/** The smallest type that stays readable at a quarter of the image's size. */
const smallest = 40;

/**
 * The largest size at which `room` letters as wide as those of the large size fit a text. Below, lines wrap.
 */
export const sizeFor = (text: string, large: number, room: number) =>
  Math.max(smallest, Math.round(Math.min(large, (large * room) / Math.max(text.length, 1))));

/** The median in large figures, or the reason why there is none. */
export function Figure({ cell }: { cell: Cell }) {
  const text = 'text' in cell ? cell.text : '';
  return (
    <span style={{ fontSize: cell.kind === 'pay' ? 118 : smallest, lineHeight: 1.2 }}>{text}</span>
  );
}
