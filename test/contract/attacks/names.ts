/** Attacks by a name that is not the server's own, or by a page that is not. */
import { type Attack, request, requestOf } from './attack.ts';

const list = '/api/records';
const foreign = 'evil.example';

const hosts: readonly Attack[] = [
  {
    name: 'a name that a stranger pointed here',
    sends: requestOf(list, [`Host: ${foreign}`]),
    answers: '403',
  },
  {
    name: 'that name with our port',
    sends: requestOf(list, [`Host: ${foreign}:8400`]),
    answers: '403',
  },
  {
    name: 'a name that begins like ours',
    sends: requestOf(list, [`Host: 127.0.0.1.${foreign}`]),
    answers: '403',
  },
  {
    name: 'a name that begins like localhost',
    sends: requestOf(list, [`Host: localhost.${foreign}`]),
    answers: '403',
  },
  { name: 'the address of another machine', sends: requestOf(list, ['Host: 10.0.0.1']), answers: '403' },
  { name: 'our address in octal', sends: requestOf(list, ['Host: 0177.0.0.1']), answers: '403' },
  { name: 'our address as one number', sends: requestOf(list, ['Host: 2130706433']), answers: '403' },
  { name: 'no Host', sends: requestOf(list, []), answers: '400' },
  { name: 'an empty Host', sends: requestOf(list, ['Host:']), answers: '403' },
  { name: 'no Host, in the manner of 1996', sends: `GET ${list} HTTP/1.0\r\n\r\n`, answers: '403' },
  {
    name: 'two Hosts, ours first',
    sends: requestOf(list, ['Host: OWN', `Host: ${foreign}`]),
    answers: '403',
  },
  {
    name: 'two Hosts, ours last',
    sends: requestOf(list, [`Host: ${foreign}`, 'Host: OWN']),
    answers: '403',
  },
  { name: 'a list as Host', sends: requestOf(list, [`Host: OWN, ${foreign}`]), answers: '400' },
  {
    name: 'our name as the user of another',
    sends: requestOf(list, [`Host: OWN@${foreign}`]),
    answers: '400',
  },
  { name: 'half an address', sends: requestOf(list, ['Host: [::1']), answers: '400' },
  {
    name: 'a foreign address in the first line, our Host',
    sends: requestOf(`http://${foreign}${list}`, ['Host: OWN']),
    answers: '403',
  },
  {
    name: 'a foreign page in the first line, our Host',
    sends: requestOf(`http://${foreign}/`, ['Host: OWN']),
    answers: '403',
  },
  {
    name: 'our address in the first line, a foreign Host',
    sends: requestOf(`http://OWN${list}`, [`Host: ${foreign}`]),
    answers: '403',
  },
  {
    name: 'a foreign Host that a proxy is said to have changed',
    sends: requestOf(list, [`Host: ${foreign}`, 'X-Forwarded-Host: OWN', 'Forwarded: host=OWN']),
    answers: '403',
  },
];

const from = (origin: string, path = list): string => request('GET', path, [`Origin: ${origin}`]);
const form = (type: string): string =>
  request('POST', '/api/environments', [`Content-Type: ${type}`], '{"scenario":"quiet-sky"}');

const origins: readonly Attack[] = [
  { name: 'a page of another site', sends: from(`http://${foreign}`), answers: '403' },
  { name: 'a page without an origin of its own', sends: from('null'), answers: '403' },
  { name: 'a page whose site begins with our address', sends: from(`http://OWN.${foreign}`), answers: '403' },
  { name: 'a page of our address at another port', sends: from('http://127.0.0.1:1'), answers: '403' },
  { name: 'a page of our address over https', sends: from('https://OWN'), answers: '403' },
  { name: 'our address without a scheme', sends: from('OWN'), answers: '403' },
  { name: 'our address with another scheme', sends: from('file://OWN'), answers: '403' },
  { name: 'our address with a user', sends: from('http://user@OWN'), answers: '403' },
  {
    name: 'two origins',
    sends: request('GET', list, ['Origin: http://OWN', `Origin: http://${foreign}`]),
    answers: '403',
  },
  {
    name: 'an origin behind 2,500 other headers',
    sends: request('GET', list, [...Array<string>(2500).fill('a:'), `Origin: http://${foreign}`]),
    answers: '403',
  },
  { name: 'a foreign page that asks for our page', sends: from(`http://${foreign}`, '/'), answers: '403' },
  {
    name: 'a script of another site that names no origin',
    sends: request('GET', list, ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors']),
    answers: '403',
  },
  {
    name: 'a picture in a page at another port of this machine',
    sends: request('GET', list, ['Sec-Fetch-Site: same-site', 'Sec-Fetch-Dest: image']),
    answers: '403',
  },
  {
    name: 'the question before a foreign POST',
    sends: request('OPTIONS', '/api/environments', [
      `Origin: http://${foreign}`,
      'Access-Control-Request-Method: POST',
      'Access-Control-Request-Headers: content-type',
    ]),
    answers: '403',
  },
  {
    name: 'that question without an origin',
    sends: request('OPTIONS', '/api/environments', ['Access-Control-Request-Method: POST']),
    answers: '405',
  },
  {
    name: 'a foreign POST as plain text, which browsers send unasked',
    sends: request(
      'POST',
      '/api/environments',
      [`Origin: http://${foreign}`, 'Content-Type: text/plain'],
      '{"scenario":"quiet-sky"}',
    ),
    answers: '403',
  },
  {
    name: 'a foreign page that closes an environment',
    sends: request('DELETE', '/api/environments/x', [`Origin: http://${foreign}`]),
    answers: '403',
  },
  { name: 'a POST as plain text', sends: form('text/plain'), answers: '415' },
  { name: 'a POST as a form', sends: form('application/x-www-form-urlencoded'), answers: '415' },
  { name: 'a POST as a form with files', sends: form('multipart/form-data; boundary=x'), answers: '415' },
  {
    name: 'a POST as plain text that mentions JSON',
    sends: form('text/plain; application/json'),
    answers: '415',
  },
  { name: 'a POST as something that begins like JSON', sends: form('application/json-evil'), answers: '415' },
  {
    name: 'a POST of no type',
    sends: request('POST', '/api/environments', [], '{"scenario":"quiet-sky"}'),
    answers: '415',
  },
];

export const names: readonly Attack[] = [...hosts, ...origins];
