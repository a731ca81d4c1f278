// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Island } from '@/components/shell/island';

const Greeting = ({ name, title }: { name: string; title?: string | undefined }) => (
  <b>
    {title ?? 'Hello'}, {name}
  </b>
);

describe('an island', () => {
  const draw = (name: string) =>
    render(
      <Island
        name="greeting"
        as="div"
        className="controls"
        component={Greeting}
        props={{ name, title: undefined }}
      />,
    ).container;

  it('has no wrapper around its root element', () => {
    const [root] = draw('Ann').children;
    expect(root?.outerHTML).toBe(
      '<div class="controls" data-island="greeting"><b>Hello, Ann</b></div>',
    );
  });

  it('writes its props into the page, without undefined ones', () => {
    const [, block] = draw('Ann').children;
    expect(block?.getAttribute('type')).toBe('application/json');
    expect(block?.getAttribute('data-island')).toBe('greeting');
    expect(block?.textContent).toBe('[["name",0,"Ann"]]');
  });

  it('cannot end its data block early', () => {
    const [, block] = draw('</script><b>').children;
    expect(block?.textContent).not.toContain('<');
    expect(JSON.parse(block?.textContent ?? '')).toEqual([['name', 0, '</script><b>']]);
  });
});
