//! The hash algorithms that `_hashlib` offers, by name: plain data that a native worker can take along.

use blake2b_simd::State as Blake2b;
use blake2s_simd::State as Blake2s;
use digest::{Digest, ExtendableOutput, Update, XofReader};

/// Declares the algorithms with a fixed output: variant, type, name, its OpenSSL aliases, block size.
macro_rules! algorithms {
    ($($variant:ident($hasher:ty) $name:literal [$($alias:literal),*] $block:literal;)*) => {
        /// A hash in progress.
        #[derive(Clone)]
        pub(super) enum Hasher {
            $(#[doc = $name] $variant($hasher),)*
            /// BLAKE2b with its default parameters.
            Blake2b(Box<Blake2b>),
            /// BLAKE2s with its default parameters.
            Blake2s(Box<Blake2s>),
            /// The hash of TLS 1.1: MD5 followed by SHA-1.
            Md5Sha1(md5::Md5, sha1::Sha1),
            /// SHAKE128.
            Shake128(shake::Shake128),
            /// SHAKE256.
            Shake256(shake::Shake256),
        }

        impl Hasher {
            /// The hasher of a name in any of OpenSSL's spellings, with the name that `hashlib` gives it.
            pub(super) fn named(name: &str) -> Option<Hasher> {
                let name = name.to_ascii_lowercase();
                Some(match name.as_str() {
                    $($name $(| $alias)* => Hasher::$variant(<$hasher>::default()),)*
                    "blake2b" | "blake2b512" => Hasher::Blake2b(Box::new(Blake2b::new())),
                    "blake2s" | "blake2s256" => Hasher::Blake2s(Box::new(Blake2s::new())),
                    "md5-sha1" => Hasher::Md5Sha1(Digest::new(), Digest::new()),
                    "shake_128" | "shake-128" | "shake128" => Hasher::Shake128(Default::default()),
                    "shake_256" | "shake-256" | "shake256" => Hasher::Shake256(Default::default()),
                    _ => return None,
                })
            }

            /// `name`.
            pub(super) fn name(&self) -> &'static str {
                match self {
                    $(Hasher::$variant(_) => $name,)*
                    Hasher::Blake2b(_) => "blake2b",
                    Hasher::Blake2s(_) => "blake2s",
                    Hasher::Md5Sha1(..) => "md5-sha1",
                    Hasher::Shake128(_) => "shake_128",
                    Hasher::Shake256(_) => "shake_256",
                }
            }

            /// `block_size`.
            pub(super) fn block_size(&self) -> usize {
                match self {
                    $(Hasher::$variant(_) => $block,)*
                    Hasher::Blake2b(_) => 128,
                    Hasher::Blake2s(_) | Hasher::Md5Sha1(..) => 64,
                    Hasher::Shake128(_) => 168,
                    Hasher::Shake256(_) => 136,
                }
            }

            /// Adds data.
            pub(super) fn update(&mut self, data: &[u8]) {
                match self {
                    $(Hasher::$variant(hasher) => Update::update(hasher, data),)*
                    Hasher::Blake2b(hasher) => drop(hasher.update(data)),
                    Hasher::Blake2s(hasher) => drop(hasher.update(data)),
                    Hasher::Md5Sha1(md5, sha1) => {
                        Update::update(md5, data);
                        Update::update(sha1, data);
                    }
                    Hasher::Shake128(hasher) => Update::update(hasher, data),
                    Hasher::Shake256(hasher) => Update::update(hasher, data),
                }
            }

            /// The digest; of SHAKE, that of no length.
            pub(super) fn digest(&self) -> Vec<u8> {
                match self {
                    $(Hasher::$variant(hasher) => hasher.clone().finalize().to_vec(),)*
                    Hasher::Blake2b(hasher) => hasher.finalize().as_bytes().to_vec(),
                    Hasher::Blake2s(hasher) => hasher.finalize().as_bytes().to_vec(),
                    Hasher::Md5Sha1(md5, sha1) => {
                        let mut digest = md5.clone().finalize().to_vec();
                        digest.extend_from_slice(&sha1.clone().finalize());
                        digest
                    }
                    Hasher::Shake128(_) | Hasher::Shake256(_) => Vec::new(),
                }
            }

            /// `digest_size`.
            pub(super) fn digest_size(&self) -> usize {
                match self {
                    $(Hasher::$variant(_) => <$hasher as Digest>::output_size(),)*
                    Hasher::Blake2b(_) => 64,
                    Hasher::Blake2s(_) => 32,
                    Hasher::Md5Sha1(..) => 36,
                    Hasher::Shake128(_) | Hasher::Shake256(_) => 0,
                }
            }

            /// PBKDF2 with HMAC of this algorithm; `false` if there is none.
            pub(super) fn pbkdf2(&self, password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) -> bool {
                match self {
                    $(Hasher::$variant(_) => {
                        pbkdf2::pbkdf2::<hmac::SimpleHmac<$hasher>>(password, salt, rounds, key).is_ok()
                    })*
                    _ => false,
                }
            }
        }
    };
}

algorithms! {
    Md5(md5::Md5) "md5" ["ssl3-md5"] 64;
    Sha1(sha1::Sha1) "sha1" ["sha-1", "ssl3-sha1"] 64;
    Sha224(sha2::Sha224) "sha224" ["sha-224", "sha2-224"] 64;
    Sha256(sha2::Sha256) "sha256" ["sha-256", "sha2-256"] 64;
    Sha384(sha2::Sha384) "sha384" ["sha-384", "sha2-384"] 128;
    Sha512(sha2::Sha512) "sha512" ["sha-512", "sha2-512"] 128;
    Sha512Short224(sha2::Sha512_224) "sha512_224" ["sha512-224", "sha-512/224", "sha2-512/224"] 128;
    Sha512Short256(sha2::Sha512_256) "sha512_256" ["sha512-256", "sha-512/256", "sha2-512/256"] 128;
    Sha3Of224(sha3::Sha3_224) "sha3_224" ["sha3-224"] 144;
    Sha3Of256(sha3::Sha3_256) "sha3_256" ["sha3-256"] 136;
    Sha3Of384(sha3::Sha3_384) "sha3_384" ["sha3-384"] 104;
    Sha3Of512(sha3::Sha3_512) "sha3_512" ["sha3-512"] 72;
    Ripemd160(ripemd::Ripemd160) "ripemd160" ["ripemd-160", "rmd160", "ripemd"] 64;
    Sm3(sm3::Sm3) "sm3" [] 64;
}

/// The names of all algorithms.
pub(super) const NAMES: &[&str] = &[
    "blake2b",
    "blake2s",
    "md5",
    "md5-sha1",
    "ripemd160",
    "sha1",
    "sha224",
    "sha256",
    "sha384",
    "sha3_224",
    "sha3_256",
    "sha3_384",
    "sha3_512",
    "sha512",
    "sha512_224",
    "sha512_256",
    "shake_128",
    "shake_256",
    "sm3",
];

impl Hasher {
    /// Whether the length of the digest is chosen when it is taken.
    pub(super) fn is_extendable(&self) -> bool {
        matches!(self, Hasher::Shake128(_) | Hasher::Shake256(_))
    }

    /// A digest of a chosen length, of SHAKE.
    pub(super) fn digest_of_length(&self, length: usize) -> Vec<u8> {
        let mut digest = vec![0; length];
        match self {
            Hasher::Shake128(hasher) => hasher.clone().finalize_xof().read(&mut digest),
            Hasher::Shake256(hasher) => hasher.clone().finalize_xof().read(&mut digest),
            _ => {}
        }
        digest
    }
}

/// HMAC (RFC 2104) of any of the algorithms. The crate `hmac` knows the algorithm by type only, at compile time.
#[derive(Clone)]
pub(super) struct Mac {
    inner: Hasher,
    outer: Hasher,
}

impl Mac {
    /// A MAC with a key; the hasher is fresh and not extendable.
    pub(super) fn new(hasher: &Hasher, key: &[u8]) -> Mac {
        let block_size = hasher.block_size();
        let mut block = if key.len() > block_size {
            let mut keyed = hasher.clone();
            keyed.update(key);
            keyed.digest()
        } else {
            key.to_vec()
        };
        block.resize(block_size, 0);
        let padded = |pad: u8| {
            let mut hasher = hasher.clone();
            hasher.update(&block.iter().map(|byte| byte ^ pad).collect::<Vec<u8>>());
            hasher
        };
        Mac { inner: padded(0x36), outer: padded(0x5c) }
    }

    /// Adds data.
    pub(super) fn update(&mut self, data: &[u8]) {
        self.inner.update(data);
    }

    /// The MAC of the data so far.
    pub(super) fn digest(&self) -> Vec<u8> {
        let mut outer = self.outer.clone();
        outer.update(&self.inner.digest());
        outer.digest()
    }

    /// The algorithm.
    pub(super) fn hasher(&self) -> &Hasher {
        &self.inner
    }
}
