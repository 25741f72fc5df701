// How the whole is doing.
import { html } from "../lib/preact.js";
import { call } from "../core/api.js";
import { bytes, count } from "../core/format.js";
import { useLoad, useTitle } from "../core/hooks.js";
import { link } from "../core/router.js";
import { errorText, statusWords } from "../core/words.js";
import { Bar, LinkButton, PageHead, Problem } from "../parts/basics.js";

const breakers = { closed: ["good", "Closed: it polls"], half_open: ["", "Half open: it tries"], open: ["bad", "Open: it pauses"] };

export default () => {
  useTitle("Overview");
  const { data, error } = useLoad((signal) => call("overview", { signal }), [], 2000);
  return html`
    <${PageHead} title="Overview"><${LinkButton} icon="overview" label="Orleans dashboard" href="dashboard/" /></${PageHead}>
    <${Problem} error=${error} />
    ${!data && !error && html`<p class="facts" role="status">Loading …</p>`}
    ${data && html`<${Tiles} ...${data} /><div class="overview-lower">
      <${Silos} silos=${data.silos} index=${data.index} /><${Videos} videos=${data.videos} /><${Failures} failures=${data.failures} /></div>`}`;
};

const Tile = ({ name, value, isAlarm = false, children }) => html`
  <div class=${`tile ${isAlarm ? "alarm" : ""}`}><dt>${name}</dt><dd>${value}</dd>${children && html`<dd class="facts">${children}</dd>`}</div>`;

const Tiles = ({ queue, slots, index, throughput }) => html`
  <dl class="tiles">
    <${Tile} name="Waiting" value=${count(queue.waiting)}>${count(queue.inFlight)} in work</${Tile}>
    <${Tile} name="Dead letters" value=${count(queue.dead)} isAlarm=${queue.dead > 0} />
    <${Tile} name="Slots busy" value=${`${slots.busy} of ${slots.total}`} />
    <${Tile} name="Completed in the last minute" value=${count(throughput.completedLastMinute)}>${count(throughput.completedLastHour)} in the last hour</${Tile}>
    <${Tile} name="Partitions answering" value=${`${index.answering} of ${index.partitions}`} isAlarm=${index.answering < index.partitions} />
    <${Tile} name="Videos in the index" value=${count(index.videos)}>${count(index.cuts)} cuts, ${bytes(index.memoryBytes)}</${Tile}>
  </dl>`;

const Silos = ({ silos, index }) => html`
  <section class="panel" aria-labelledby="silos-title">
    <h2 id="silos-title">Silos</h2>
    <div class="table-box" tabindex="0" role="region" aria-labelledby="silos-title"><table class="table">
      <thead><tr><th scope="col">Silo</th><th scope="col">State</th><th scope="col">Slots</th><th scope="col">Breaker</th><th scope="col" class="number">Partitions</th></tr></thead>
      <tbody>${silos.map((silo) => {
        const [kind, words] = breakers[silo.breaker] ?? ["", silo.breaker];
        return html`
          <tr key=${silo.address}><th scope="row">${silo.name || silo.address}</th><td>${silo.status}</td>
            <td>${silo.slots.busy} of ${silo.slots.total}<${Bar} value=${silo.slots.total ? silo.slots.busy / silo.slots.total : 0} label="Busy slots" /></td>
            <td><span class=${`tag ${kind}`}>${words}</span></td><td class="number">${index.silos[silo.address] ?? 0}</td></tr>`;
      })}</tbody>
    </table></div>
  </section>`;

const Videos = ({ videos }) => {
  const most = Math.max(1, ...Object.values(videos));
  return html`
    <section class="panel" aria-labelledby="videos-title">
      <h2 id="videos-title">Videos by state</h2>
      <table class="table"><thead class="unseen"><tr><th scope="col">State</th><th scope="col">Share</th><th scope="col">Videos</th></tr></thead>
        <tbody>${Object.entries(videos).map(([status, number]) => html`
          <tr key=${status}><th scope="row"><a href=${link(["library"], { status })}>${statusWords[status] ?? status}</a></th>
            <td><${Bar} value=${number / most} kind=${{ completed: "good", failed: "bad" }[status] ?? ""} label=${`${status} videos`} /></td>
            <td class="number">${count(number)}</td></tr>`)}</tbody></table>
    </section>`;
};

const Failures = ({ failures }) => html`
  <section class="panel" aria-labelledby="failures-title">
    <h2 id="failures-title">Failures of the last day</h2>
    ${failures.length === 0 ? html`<p class="facts">None.</p>` : html`
      <table class="table"><thead><tr><th scope="col">Reason</th><th scope="col" class="number">Videos</th></tr></thead>
        <tbody>${failures.map(({ code, count: number }) => html`
          <tr key=${code}><th scope="row">${errorText({ code }) || code}</th><td class="number">${count(number)}</td></tr>`)}</tbody></table>`}
  </section>`;
