type Props = {
  readonly label: string;
  readonly show: string;
  readonly states: readonly { readonly name: string; readonly href: string }[];
};

/** A list of states and a button that opens the page of the chosen one, handled by `start.ts`. */
export const StateChooser = ({ label, show, states }: Props) => (
  <p className="state-chooser">
    <label htmlFor="state">{label}</label>
    <select id="state" autoComplete="off">
      {states.map(({ name, href }) => (
        <option key={href} value={href}>
          {name}
        </option>
      ))}
    </select>
    <button type="button" data-js-only="">
      {show}
    </button>
  </p>
);
