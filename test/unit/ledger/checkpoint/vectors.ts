/*
 * Keys and signatures made outside of this project. The first pair was worked out from the equations of
 * RFC 8032 section 5.1 with nothing but whole numbers; its seeds are those of the tests 1 and 2 in RFC
 * 8032 section 7.1. None of these keys guards anything.
 */

export const CHAIN = '0b6f2d5e-6f7a-4c58-9f0e-3a1b5c7d9e11';

/** Seed of RFC 8032 section 7.1, test 1, under the name of an invented tax adviser. */
export const keeper = {
	name: 'belegfluss.kanzlei-mueller',
	id: 'b9cfb5e3',
	seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
	publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
	signingKey:
		'PRIVATE+KEY+belegfluss.kanzlei-mueller+b9cfb5e3+AZ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g',
	verifierKey: 'belegfluss.kanzlei-mueller+b9cfb5e3+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea',
};

/** Seed of RFC 8032 section 7.1, test 2, under the name of an invented witness. */
export const witness = {
	name: 'zeuge.example/1',
	id: 'e7705efd',
	signingKey: 'PRIVATE+KEY+zeuge.example/1+e7705efd+AUzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7',
	verifierKey: 'zeuge.example/1+e7705efd+AT1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM',
};

/** State of an invented ledger: its root is the one over five reference leaves. */
export const state = {
	chain: CHAIN,
	size: 5,
	root: Buffer.from('4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4', 'hex'),
	head: 'c0ffee00'.repeat(8),
	time: '2026-03-31T21:59:59.123Z',
};

export const checkpointBody = `belegfluss/ledger/0b6f2d5e-6f7a-4c58-9f0e-3a1b5c7d9e11
5
Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=
head c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00
time 2026-03-31T21:59:59.123Z
`;

export const keeperLine =
	'— belegfluss.kanzlei-mueller uc+149dbVKCbdayYxeDZA/msiw5eJ/1sCanP+47VjrIy3z9ABZEMEfNgHE2z3wNiNAAzDkUKZIvLKpSzHHZwg+CvIA4=\n';

export const witnessLine =
	'— zeuge.example/1 53Be/YlvrDjtcUBy65PCkiEb5dkZ2PwueA+sK1O6eNNBu2Xj6CLh1TP9WqNM6ovST0o+MFvtxgvTUBTUDT0d4FwsDgI=\n';

/** The checkpoint of `state`, signed by `keeper`. */
export const checkpointText = `${checkpointBody}\n${keeperLine}`;

/** The example in the documentation of the Go package golang.org/x/mod/sumdb/note. */
export const goExample = {
	signingKey: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
	verifierKey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
	text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
	line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};

/** The example of C2SP signed-note. */
export const c2spExample = {
	verifierKey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
	note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};

/** Verifier key of the checksum database of the Go language, as every Go installation carries it. */
export const goSumKey = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
