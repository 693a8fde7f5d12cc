/** The token of a server beyond this machine: it comes behind `#token=` of the address and goes with every question, in a header. */

/** For this tab, and as long as it is open. */
const KEY = 'sudarshan/token';

/** Take it out of the address, where the browser's history would keep it. */
export function takeToken(): void {
  const words = new URLSearchParams(location.hash.slice(1));
  const token = words.get('token');
  if (token === null) return;
  words.delete('token');
  const rest = words.toString();
  history.replaceState(null, '', location.pathname + location.search + (rest && `#${rest}`));
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // a browser that keeps nothing asks the server in vain, and says so
  }
}

/** What a question to the server says of it; nothing where none was given. */
export function tokenHeaders(): Readonly<Record<string, string>> {
  try {
    const token = sessionStorage.getItem(KEY);
    return token ? { authorization: `Bearer ${token}` } : {};
  } catch {
    return {};
  }
}
