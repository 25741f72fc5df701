// An address that leads nowhere.
import { html } from "../lib/preact.js";
import { useTitle } from "../core/hooks.js";
import { link } from "../core/router.js";
import { Empty, LinkButton, PageHead } from "../parts/basics.js";

export default () => {
  useTitle("Not found");
  return html`
    <${PageHead} title="There is no such page" />
    <${Empty} icon="search" title="This address leads nowhere">
      <${LinkButton} icon="library" label="To the library" kind="primary" href=${link(["library"])} />
    </${Empty}>`;
};
