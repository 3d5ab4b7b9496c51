import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runChild } from './children';
import { onPath } from './npm';
import { LOOPBACK } from './ports';
import { HostProblem } from './problem';

/** A certificate that vouches for itself, and its private key. */
export interface Certificate {
	/** PEM; whoever takes it for an authority trusts the server. */
	certificate: string;
	certificateFile: string;
	keyFile: string;
}

/**
 * Makes a self-signed certificate for `localhost` and 127.0.0.1, valid for two days. Node's own
 * cryptography reads certificates but makes none, so OpenSSL does.
 * @param folder takes `server.crt` and `server.key`
 * @throws HostProblem if there is no openssl on the PATH
 */
export async function makeCertificate(folder: string): Promise<Certificate> {
	if (onPath('openssl').length === 0) {
		throw new HostProblem(
			'A certificate has to be made and openssl was not found; install it (Debian: apt-get install openssl).',
		);
	}
	const certificateFile = join(folder, 'server.crt');
	const keyFile = join(folder, 'server.key');
	const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const name = ['-subj', '/CN=localhost', '-addext', `subjectAltName=DNS:localhost,IP:${LOOPBACK}`];
	const files = ['-keyout', keyFile, '-out', certificateFile];
	const args = ['req', '-x509', '-days', '2', ...key, ...name, ...files];
	const command = { program: 'openssl', args, cwd: folder, env: process.env };
	const { code, stderr } = await runChild(command);
	if (code !== 0) throw new Error(`openssl ended with code ${code}:\n${stderr}`);
	return { certificate: await readFile(certificateFile, 'utf8'), certificateFile, keyFile };
}
