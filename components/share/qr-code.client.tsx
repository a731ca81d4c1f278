'use client';

import type { Words } from '@/lib/domain/words';
import { type QrModules, qrPath, qrSvg, qrWidth } from '@/lib/share/qr';
import { qrPng } from '@/lib/share/qr-png';

type Props = {
  readonly words: Words['share'];
  readonly modules: QrModules;
  /** The name of the files, without extension. */
  readonly fileName: string;
};

/** How long a file's URL stays valid for the download, in milliseconds. */
const keptFor = 60_000;

/** Offers a file as a download. It never leaves the browser otherwise. */
function save(content: BlobPart, type: string, name: string): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), keptFor);
}

/** A link as a QR code, drawn in the browser, with downloads. */
export function QrCode({ words, modules, fileName }: Props) {
  const width = qrWidth(modules);
  const saveSvg = () => save(qrSvg(modules), 'image/svg+xml', `${fileName}.svg`);
  const savePng = async () => save(await qrPng(modules), 'image/png', `${fileName}.png`);
  return (
    <section className="share-qr">
      <h3>{words.qr}</h3>
      <svg
        role="img"
        aria-label={words['qr-name']}
        viewBox={`0 0 ${width} ${width}`}
        shapeRendering="crispEdges"
      >
        <path d={qrPath(modules)} />
      </svg>
      <p className="share-actions">
        <button type="button" onClick={saveSvg}>
          {words['qr-svg']}
        </button>
        <button type="button" onClick={savePng}>
          {words['qr-png']}
        </button>
      </p>
    </section>
  );
}
