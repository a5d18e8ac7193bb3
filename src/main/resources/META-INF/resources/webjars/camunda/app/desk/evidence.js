// Photos and videos of services: the link to the page for the phone, and the map and list on the tab of the case.
import {call, element, language, root} from './web.js';

const LEAFLET = `${root}/webjars/leaflet/1.9.4/dist`;
const NAMED_FROM = 5.5;
const COUNTRY = [[40.5, 46.4], [55.5, 87.4]];

/** The way to the page for the phone, for those who have services to show evidence for. */
export async function evidenceLink(node) {
  const entry = await call('/api/evidence/entry').catch(() => null);
  if (entry) {
    node.append(element('a', {href: `${root}/evidence`}, entry.text));
  }
}

function marks(item) {
  return item.marks.length ? element('ul', {class: 'qonys-marks'},
    item.marks.map(mark => element('li', {'data-mark': mark.code}, mark.text))) : null;
}

function row(item, number, words) {
  const at = `${root}/api/evidence/items/${encodeURIComponent(item.id)}`;
  return element('li', {'data-id': item.id, tabindex: '-1'},
    item.thumbnail
      ? element('img', {src: `${at}/thumbnail`, alt: `${item.kindText}: ${item.service}`, loading: 'lazy'})
      : element('span', {class: 'qonys-no-thumbnail', 'aria-hidden': 'true'}, words.video),
    element('div', {},
      element('strong', {}, `${number}. ${item.service}`),
      element('div', {}, [item.person, item.at, item.officer].filter(Boolean).join(' · ')),
      element('div', {}, [item.kindText, item.size, item.origin, item.accuracyText
        || `${words.noPlace}: ${item.noPlace}`].join(' · ')),
      marks(item),
      element('a', {href: `${at}/content`, download: true}, words.open)));
}

/** A section of the case tab; the map comes when its library has come. */
export function evidence(section) {
  const {words, items} = section;
  const list = element('ol', {class: 'qonys-evidence-list'}, items.map((item, i) => row(item, i + 1, words)));
  const place = element('div', {class: 'qonys-map', role: 'img', 'aria-label': words.mapAlt});
  const placed = items.some(item => item.position || item.fileSays);
  if (placed) {
    drawMap(place, items, list);
  }
  return element('section', {class: 'qonys-section qonys-part-evidence'}, element('h4', {}, words.title),
    placed ? place : null,
    placed ? element('p', {class: 'qonys-map-words'}, `${words.accuracyCircle}. ${words.otherPlace}.`) : null, list);
}

async function drawMap(place, items, list) {
  if (!document.querySelector('link[data-leaflet]')) {
    document.head.append(element('link', {rel: 'stylesheet', href: `${LEAFLET}/leaflet.css`, 'data-leaflet': true}));
  }
  const [leaflet, regions] = await Promise.all([import(`${LEAFLET}/leaflet-src.esm.js`),
    call('/evidence/regions.json')]);
  const map = leaflet.map(place, {attributionControl: false, minZoom: 3, maxZoom: 17, zoomSnap: .5});
  // Circles and names are placed by the view, so it comes first.
  const points = items.flatMap(item => [item.position, tellsOther(item) ? item.fileSays : null]).filter(Boolean)
    .map(point);
  map.fitBounds(leaflet.latLngBounds(points.length ? points : COUNTRY).pad(.2), {maxZoom: 9});
  leaflet.geoJSON(regions, {style: feature => ({color: '#0a5f73', weight: 1, fillColor: feature.properties.city
    ? '#c9dde2' : '#eaf2f4', fillOpacity: 1, interactive: false})}).addTo(map);
  regions.features.filter(feature => !feature.properties.city).forEach(feature => leaflet.tooltip({permanent: true,
    direction: 'center', className: 'qonys-region-name'}).setLatLng(middle(feature.geometry.coordinates[0]))
    .setContent(element('span', {}, feature.properties[language()])).addTo(map));
  const far = () => place.classList.toggle('qonys-far', map.getZoom() < NAMED_FROM);
  map.on('zoomend', far);
  far();
  items.forEach((item, i) => drawPoints(leaflet, map, item, i + 1, list));
  new ResizeObserver(() => map.invalidateSize()).observe(place);
}

const point = place => [place.latitude, place.longitude];
const tellsOther = item => item.fileSays && item.marks.some(mark => mark.code === 'other-place');

function middle(ring) {
  const sum = ring.slice(1).reduce(([y, x], [lon, lat]) => [y + lat, x + lon], [0, 0]);
  return sum.map(value => value / (ring.length - 1));
}

/** The device's place with its accuracy, and where the file says it was when the two differ. */
function drawPoints(leaflet, map, item, number, list) {
  const alarm = item.marks.length > 0;
  if (item.position) {
    leaflet.circle(point(item.position), {radius: item.position.accuracy ?? 0, color: '#0a5f73', weight: 1,
      fillOpacity: .15, interactive: false}).addTo(map);
    leaflet.circleMarker(point(item.position), {radius: 8, color: '#fff', weight: 2,
      fillColor: alarm ? '#8f1d1d' : '#0a5f73', fillOpacity: 1, className: 'qonys-point'})
      .bindTooltip(element('span', {}, `${number}. ${item.service}`)).addTo(map)
      .on('click', () => {
        const line = list.querySelector(`[data-id="${CSS.escape(item.id)}"]`);
        line?.scrollIntoView({block: 'center'});
        line?.focus();
      });
  }
  if (tellsOther(item)) {
    leaflet.circleMarker(point(item.fileSays), {radius: 7, color: '#8f1d1d', weight: 2, fillColor: '#fff', fillOpacity: 1,
      className: 'qonys-other-point'}).bindTooltip(element('span', {}, `${number}. ${item.service}`)).addTo(map);
    leaflet.polyline([point(item.position), point(item.fileSays)], {color: '#8f1d1d', weight: 1, dashArray: '4 4',
      interactive: false}).addTo(map);
  }
}
