import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImageResponse } from 'next/og';
import { palette } from '@/tailwind.config';

/** Each icon's size in pixels, and the share that the drawing fills: some systems crop the corners. */
const icons = {
  'apple-touch-icon.png': { size: 180, share: 0.88 },
  'icon-192.png': { size: 192, share: 1 },
  'icon-512.png': { size: 512, share: 1 },
  'icon-maskable-512.png': { size: 512, share: 0.8 },
} as const;

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => Object.keys(icons).map((name) => ({ name }));

type Props = { readonly params: Promise<{ name: string }> };

/** Renders `app/icon.svg` as PNG for systems that do not support SVG icons. */
export async function GET(_: Request, { params }: Props) {
  const { name } = await params;
  const { size, share } = icons[name as keyof typeof icons];
  const drawing = readFileSync(join(process.cwd(), 'app', 'icon.svg'), 'base64');
  const side = Math.round(size * share);
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        alignItems: 'center',
        justifyContent: 'center',
        background: share === 1 ? 'transparent' : palette.light.paper,
      }}
    >
      {/* biome-ignore lint/performance/noImgElement: drawn at build time, no page shows it */}
      <img alt="" src={`data:image/svg+xml;base64,${drawing}`} width={side} height={side} />
    </div>,
    { width: size, height: size },
  );
}
