import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { toHast } from 'mdast-util-to-hast';
import type { ComponentProps } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { SiteLink } from '@/components/shell/site-link';
import type { SourceEntry } from '@/lib/domain/cell';
import { type Block, sourceScheme } from '@/lib/domain/prose';
import type { Language } from '@/lib/i18n/languages';
import { sourceAnchor, sourcesPath } from '@/lib/i18n/paths';
import './prose.css';

type Props = {
  readonly content: readonly Block[];
  readonly sources: readonly SourceEntry[];
  /** The label before the names of the sources. */
  readonly sourceLabel: string;
  readonly language: Language;
};

/** Renders checked prose, each block with the sources it cites, and never from an HTML string. */
export function Prose({ content, sources, sourceLabel, language }: Props) {
  return (
    <div className="prose">
      {content.map((block) => {
        const key = block.node.position?.start.line;
        const cited = sources.filter((source) => block.sources.includes(source.id));
        if (cited.length === 0) return <ProseNode key={key} block={block} />;
        return (
          <div key={key} className="cited-block">
            <div>
              <ProseNode block={block} />
            </div>
            <p className="cited">
              {`${sourceLabel}: `}
              {cited.map((source, index) => (
                <Fragment key={source.id}>
                  {index > 0 && '; '}
                  <SiteLink href={`${sourcesPath(language)}#${sourceAnchor(source.id)}`}>
                    {source.short}
                  </SiteLink>
                </Fragment>
              ))}
            </p>
          </div>
        );
      })}
    </div>
  );
}

function ProseNode({ block }: { block: Block }) {
  const tree = toHast({ type: 'root', children: plainWords([block.node]) });
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: { a: ProseLink } });
}

/**
 * Unwraps text that cites a source, because the note beside the block has the link. Adjacent texts merge, or
 * React would add a comment between them, hundreds on a page.
 */
function plainWords<Node extends Block['node']>(nodes: readonly Node[]): Node[] {
  const plain: Block['node'][] = [];
  for (const node of nodes.flatMap(withoutSource)) {
    const last = plain.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      plain[plain.length - 1] = { ...last, value: last.value + node.value };
    } else plain.push(node);
  }
  // Children keep their node types, which the types of Markdown trees cannot express.
  return plain as Node[];
}

function withoutSource(node: Block['node']): readonly Block['node'][] {
  if (!('children' in node)) return [node];
  const children = plainWords<Block['node']>(node.children);
  if (node.type === 'link' && node.url.startsWith(sourceScheme)) return children;
  return [{ ...node, children } as Block['node']];
}

function ProseLink({ href = '', children }: ComponentProps<'a'>) {
  if (href.startsWith('/') || href.startsWith('#')) {
    return <SiteLink href={href as `/${string}`}>{children}</SiteLink>;
  }
  return <a href={href}>{children}</a>;
}
