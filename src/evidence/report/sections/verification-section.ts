import { html, type Markup } from '#lib/markup.js'

/** How to check the package, with the program and without it. */
export const renderVerificationSection =
  (): Markup => html`<p>This document is one member of a package. By itself it proves nothing: check the package that it came in.</p>
<ol>
<li>Have the public key of whoever made the package from them directly, by another way than the package. A signature proves something only to who trusts the key already.</li>
<li>With the program, on any machine and without the logs:
<pre>stillwatch evidence verify FILE.zip --trust KEY.pem</pre>
It checks the SHA-256 of every member, the signature, the timestamp where there is one, and computes p-values, verdicts, confidence and exposure again from the figures in the package. It names every member that was altered.</li>
<li>Without the program: README.txt in the package has the same checks as commands of sha256sum and openssl.</li>
<li>Who holds the log files can compute their SHA-256, compare it with the section on custody, and ask the operator to scan them again before witnesses: the same logs, with the settings in settings.json and the same sketch key, which stays with the operator, give the same findings.</li>
</ol>
<p>A valid signature shows that the holder of the key made exactly these bytes. It does not show that what the logs say is true.</p>`
